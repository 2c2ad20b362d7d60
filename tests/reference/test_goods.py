"""The goods lexicon: what it holds, what it must not hold, and how its words are spelled."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

import pytest

from enduse.reference.goods import (
    categories,
    find,
    goods,
    lineage,
    plain,
    within,
)
from enduse.reference.goods.good import TABLES
from enduse.reference.table import rows

SIPRI = {
    "Aircraft",
    "Air-defence systems",
    "Anti-submarine warfare weapons",
    "Armoured vehicles",
    "Artillery",
    "Engines",
    "Missiles",
    "Naval weapons",
    "Satellites",
    "Sensors",
    "Ships",
    "Other",
}

# One line a category: what an analyst would file there. Every designation is real.
FILED = {
    "aircraft.fighter": "Su-35, MiG-31, F-16, F-35, JF-17, fighter jets, J-10C, Rafale, Gripen E, FA-50",
    "aircraft.uav": "drones, UAVs, unmanned aerial vehicle, Orlan-10, Hermes 900, Ababil",
    "aircraft.uav.combat": "Bayraktar TB2, Akinci, Wing Loong II, CH-4, Mohajer-6, MQ-9 Reaper, armed drones",
    "aircraft.uav.loitering": "Shahed-136, Geran-2, suicide drones, loitering munitions, Samad-3, Harop",
    "aircraft.uav.civil": "quadcopters, DJI Mavic 3",
    "aircraft.helicopter.attack": "attack helicopters, Mi-28, Mi-35M, AH-64E, Ka-52",
    "aircraft.helicopter": "Mi-17, Black Hawks, military helicopters",
    "aircraft.transport": "C-130, Il-76",
    "aircraft.surveillance": "A-50U, AWACS",
    "aircraft.trainer": "Yak-130",
    "missile": "missiles, precision-guided munitions",
    "missile.ballistic": "Iskander, Iskander-M, Kinzhal, ATACMS, KN-23, Hwasong-11, Fateh-110, Fath-360, Zolfaghar",
    "missile.cruise": "Kalibr, Storm Shadow, SCALP-EG, Taurus missiles, Quds-2, Tomahawk, Kh-101",
    "missile.anti_ship": "C-802, Exocet, BrahMos, Harpoon missiles, anti-ship missiles",
    "missile.anti_tank": "Javelin missiles, NLAW, Toophan, Dehlavieh, Kornet, Konkurs, Spike missile, ATGMs",
    "missile.manpads": "MANPADS, Igla, Strela, Stinger missiles, FIM-92, Misagh-2",
    "missile.guided_bomb": "JDAM, GBU-39, Paveway, glide bombs",
    "missile.guided_rocket": "GMLRS",
    "missile.surface_to_air": "surface-to-air missiles, PAC-3 MSE",
    "air_defence": "air defense systems",
    "air_defence.missile": "S-300, S-400, Pantsir-S1, Buk-M2, IRIS-T, NASAMS, Arrow 3, David's Sling, Iron Dome, THAAD",
    "air_defence.gun": "ZU-23-2, anti-aircraft guns",
    "armour.tank": "Leopard 2, M1 Abrams, Challenger 2, T-72, main battle tanks",
    "armour.ifv": "BMP-2, Bradley fighting vehicles, Marder infantry fighting vehicles",
    "armour.apc": "MRAP, armored personnel carriers, BTR-80, M113",
    "artillery": "artillery, artillery systems",
    "artillery.self_propelled": "Caesar howitzers, PzH 2000, 2S19 Msta-S, K9 howitzers",
    "artillery.towed": "M777, D-30, howitzers",
    "artillery.rocket": "HIMARS, BM-21 Grad, KN-25, multiple launch rocket systems",
    "artillery.mortar": "mortars, 120mm mortars",
    "naval.submarine": "submarines, Kilo-class, Type 214",
    "naval.frigate": "frigates, FREMM",
    "naval.corvette": "corvettes, Ada-class",
    "naval.patrol": "patrol boats, offshore patrol vessels",
    "naval.amphibious": "landing craft",
    "small_arms": "small arms, firearms, guns",
    "small_arms.rifle": "AK-47, AKM, Type 56, assault rifles, sniper rifles",
    "small_arms.machine_gun": "PKM, DShK, machine guns",
    "small_arms.anti_tank": "RPG-7, rocket-propelled grenades, AT4",
    "ammunition": "ammunition, munitions, rounds of ammunition",
    "ammunition.artillery": "155mm artillery shells, artillery shells, 152 mm shells",
    "ammunition.rocket": "122 mm rockets, Grad rockets",
    "ammunition.bomb": "Mk 84, FAB-500, aerial bombs",
    "ammunition.cluster": "cluster munitions, cluster bombs",
    "ammunition.mine": "landmines, anti-personnel mines",
    "explosive.high": "C-4, TNT, Semtex, RDX",
    "explosive.propellant": "nitrocellulose, ammonium perchlorate, hydrazine, gunpowder",
    "chemical.precursor": "sarin precursors, thiodiglycol",
    "chemical.agent": "sarin, mustard gas",
    "nuclear.material": "yellowcake, uranium, heavy water",
    "nuclear.reactor": "nuclear reactors",
    "nuclear.enrichment": "centrifuges, gas centrifuges",
    "nuclear_weapon": "nuclear weapons",
    "electronics.semiconductor": "semiconductors, transistors, microchips",
    "electronics.processor": "Nvidia H100, A100, Jetson, GPUs",
    "electronics.programmable": "FPGA, Kintex, Virtex, Spartan-6",
    "electronics.controller": "STM32, TMS320, microcontrollers",
    "computing.surveillance": "spyware",
    "telecom.satellite": "Starlink terminals, satellite phones",
    "space.imagery": "satellite imagery",
    "sensor.radar": "radars, counter-battery radars",
    "sensor.night_vision": "night-vision goggles, night vision devices",
    "sensor.thermal": "thermal imagers, thermal imaging cameras",
    "sensor.sight": "optical sights, laser rangefinders",
    "electronic_warfare.jammer": "jammers, GPS jammers",
    "electronic_warfare": "Krasukha, Krasukha-4",
    "navigation.inertial": "gyroscopes, accelerometers",
    "engine.aircraft": "aircraft engines, AI-222, jet engines",
    "engine.missile": "Rotax engines, turbojets, Limbach L550",
    "machine_tools.cutting": "CNC machine tools, CNC machines, lathes",
    "machine_tools.bearing": "ball bearings",
    "material.composite": "carbon fibre, carbon fiber",
    "material.metal": "maraging steel, titanium",
    "protection.body_armour": "body armor, bulletproof vests",
    "protection.helmet": "combat helmets",
    "vehicle": "military vehicles",
    "arms": "arms, weapons, military aid, lethal aid, security assistance, military equipment, arms deals",
    "dual_use": "dual-use goods, dual-use technology",
}


def words(text: str) -> list[str]:
    return text.split()


FILINGS = [(word.strip(), key) for key, filed in FILED.items() for word in filed.split(",")]


class TestGoods:
    def test_lexicon_is_wide(self) -> None:
        assert sum(good.strength != "none" for good in goods().values()) >= 1500
        assert Counter(good.kind for good in goods().values())["designation"] >= 800

    def test_no_term_is_listed_twice(self) -> None:
        listed = Counter(row["term"].lower() for table in TABLES for row in rows(f"goods/terms/{table}.csv"))
        assert [term for term, times in listed.items() if times > 1] == []

    @pytest.mark.parametrize("table", TABLES)
    def test_every_cell_is_one_that_is_meant(self, table: str) -> None:
        for row in rows(f"goods/terms/{table}.csv"):
            assert row["kind"] in {"class", "designation", "component", "material", "service"}, row
            assert row["strength"] in {"strong", "context", "none"}, row
            assert row["case"] in {"", "exact"}, row
            assert row["form"] in {"", "plural"}, row
            assert row["category"] in categories(), row
            assert row["term"] == " ".join(row["term"].split()), row
            assert plain(row["term"]) == row["term"], row

    def test_every_table_names_its_source_and_date(self) -> None:
        from enduse.reference import goods as package

        folder = package.__path__[0]
        from pathlib import Path

        for path in sorted(Path(folder).rglob("*.csv")):
            head = path.read_text(encoding="utf-8").splitlines()[:6]
            comments = " ".join(line for line in head if line.startswith("#"))
            assert re.search(r"20[12]\d", comments), path
        listed = {path.stem for path in Path(folder, "terms").glob("*.csv")}
        assert listed == set(TABLES)

    @pytest.mark.parametrize(("word", "key"), FILINGS)
    def test_word_is_filed_where_an_analyst_files_it(self, word: str, key: str) -> None:
        good = find(word)
        assert good is not None
        assert good.category == key
        assert good.strength == "strong"

    def test_designations_without_figures_need_their_capitals(self) -> None:
        lax = [g.term for g in goods().values() if g.kind == "designation" and g.case != "exact"]
        assert lax == []

    @pytest.mark.parametrize(
        "word",
        words(
            """
            spike hawk hot patriot eagle grad buk hammer taurus caesar excalibur fury arrow javelin
            stinger abrams bradley stryker leopard tornado mirage harpoon apache puma lynx tiger boxer
            paladin archer osa tor kub metis heron mantis phalanx scalp harm tow neptune typhoon viper
            mavic hurricane milan hellfire
            """
        ),
    )
    def test_common_word_in_small_letters_is_no_weapon(self, word: str) -> None:
        good = find(word)
        assert good is None or good.strength != "strong"

    @pytest.mark.parametrize(
        "word",
        words(
            """
            Patriot Spike Hawk Abrams Javelin Stinger Taurus Caesar Arrow Excalibur Harpoon Leopard Tor
            Bradley Neptune Typhoon Uzi Kalashnikov Fuchs Apache Lancet Heron Lynx
            """
        ),
    )
    def test_name_that_is_also_a_designation_needs_a_context(self, word: str) -> None:
        good = find(word)
        assert good is not None
        assert good.strength == "context"
        assert good.case == "exact"

    @pytest.mark.parametrize(
        "word", ["Quds", "Negev", "Qassam", "Fattah", "Rodong", "Tabuk", "Samad", "Penicillin", "Nesher"]
    )
    def test_town_person_or_force_is_no_weapon(self, word: str) -> None:
        assert find(word) is None

    @pytest.mark.parametrize(
        "word",
        words(
            """
            equipment parts technology aid support assistance capabilities supplies materials shipment
            cargo package systems vehicles aircraft chips electronics components engines machinery goods
            items tank tanks fuel trucks helmet helicopters ships reactors software computer help shells
            rounds
            """
        ),
    )
    def test_word_of_many_trades_is_only_context(self, word: str) -> None:
        good = find(word)
        assert good is not None
        assert good.strength == "context"

    @pytest.mark.parametrize(
        "word",
        [
            "oil",
            "wheat",
            "vaccines",
            "medicine",
            "food aid",
            "humanitarian aid",
            "financial aid",
            "crude oil",
            "drone strikes",
            "arms embargo",
            "missile test",
            "nuclear talks",
            "think tank",
            "oil tankers",
            "fish tank",
            "budget support",
            "natural gas",
            "arms race",
        ],
    )
    def test_goods_of_no_interest_are_told_apart(self, word: str) -> None:
        good = find(word)
        assert good is not None
        assert good.strength == "none"

    @pytest.mark.parametrize(
        "word",
        words(
            """
            government president minister war sanctions agreement report attack talks border city troops
            soldiers round shell part supply charge unit division strike launch train bank press paper
            house table spring the of and to support_for
            """
        ),
    )
    def test_everyday_word_is_not_in_the_lexicon(self, word: str) -> None:
        good = find(word)
        assert good is None or good.strength != "strong"

    def test_loading_twice_gives_the_same_mapping(self) -> None:
        assert goods() is goods()
        with pytest.raises(TypeError):
            goods()["x"] = None  # type: ignore[index]

    def test_importing_reads_no_table(self) -> None:
        code = (
            "import sys, builtins, io; import csv; "
            "import enduse.reference.goods as g; "
            "assert g.goods.cache_info().currsize == 0 and g.categories.cache_info().currsize == 0; "
            "assert 'spacy' not in sys.modules"
        )
        subprocess.run([sys.executable, "-c", code], check=True)


class TestCategories:
    def test_every_parent_is_a_category_and_stands_before_its_child(self) -> None:
        seen: set[str] = set()
        for key, category in categories().items():
            assert category.key == key
            assert category.parent is None or category.parent in seen
            seen.add(key)

    def test_dotted_key_lies_below_its_prefix(self) -> None:
        for key in categories():
            if "." in key:
                assert categories()[key].parent == key.rpartition(".")[0]

    def test_columns_hold_register_names_only(self) -> None:
        for category in categories().values():
            assert category.sipri is None or category.sipri in SIPRI
            assert category.un_register in {None, "I", "II", "III", "IV", "V", "VI", "VII", "VIII"}
            assert category.dual_use is None or re.match(r"[0-9] [A-Z]", category.dual_use)

    def test_every_sipri_and_un_category_is_used(self) -> None:
        assert {c.sipri for c in categories().values()} - {None} == SIPRI
        assert {c.un_register for c in categories().values()} - {None} == {
            "I",
            "II",
            "III",
            "IV",
            "V",
            "VI",
            "VII",
            "VIII",
        }
        assert {c.dual_use[0] for c in categories().values() if c.dual_use} == set("0123456789")

    @pytest.mark.parametrize(
        ("key", "register"),
        [
            ("armour.tank", "I"),
            ("armour.ifv", "II"),
            ("aircraft.fighter", "IV"),
            ("aircraft.helicopter.attack", "V"),
            ("naval.submarine", "VI"),
            ("missile.manpads", "VII"),
            ("small_arms.rifle", "VIII"),
            ("missile.surface_to_air", None),
            ("ammunition.artillery", None),
            ("electronics", None),
            ("goods", None),
        ],
    )
    def test_un_register(self, key: str, register: str | None) -> None:
        assert categories()[key].un_register == register

    def test_lineage_ends_at_a_root(self) -> None:
        assert list(lineage("aircraft.uav.combat")) == ["aircraft.uav.combat", "aircraft.uav", "aircraft", "arms"]
        assert list(lineage("no such thing")) == []

    def test_within(self) -> None:
        assert within("aircraft.uav", "arms")
        assert within("arms", "arms")
        assert not within("arms", "aircraft.uav")
        assert not within("electronics", "arms")
        assert not within("civil", "goods")
