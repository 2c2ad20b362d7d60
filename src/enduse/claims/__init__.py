"""Document to claims: sentences, mentions, parses, frames, attribution, stage, factuality, resolution, verification."""
