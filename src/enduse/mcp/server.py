"""The server: tools and resources over one case, spoken to in the Model Context Protocol.

Plumbing only: `tools` says what can be asked, one file a tool says what is answered.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError, UnexpectedToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from pydantic import ValidationError

from enduse import __version__
from enduse.mcp.described import DESCRIBED
from enduse.mcp.desk import Desk
from enduse.mcp.harmless import line
from enduse.mcp.instructions import INSTRUCTIONS
from enduse.mcp.resources import claim_line, report_text
from enduse.mcp.tools import Tools
from enduse.model.errors import EnduseError

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

_LONGEST: Final = 500
_KEEPS: Final = "The report and its claims are kept in the case; reading the same again changes nothing."
_KEEPS_NOT: Final = "Nothing is kept: the case stays as it is."


def server_of(desk: Desk) -> MCPServer[Any]:
    """The server over a case; it opens nothing before it is asked.

    Args:
        desk: The case.
    """
    tools = Tools(desk)
    server = CaseServer(
        "enduse",
        title="enduse: who is said to supply what to whom",
        instructions=INSTRUCTIONS,
        version=__version__,
        tools=[_tool(getattr(tools, name), keeps=desk.keeps and name == "read_report") for name in DESCRIBED],
        log_level="WARNING",
    )
    _add_resources(server, desk)
    return server


class CaseServer(MCPServer[Any]):
    """The SDK's server, with every failure told in one line that says what to do next."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """As the SDK's; unknown arguments are refused, not passed over.

        Raises:
            ToolError: The call failed; its words are one line.
        """
        tool = self._tool_manager.get_tool(name)
        if tool is None:
            raise ToolError(f"there is no tool called {line(name, 60)!r}; use one of {', '.join(DESCRIBED)}")
        known = tool.parameters["properties"]
        unknown = [each for each in arguments if each not in known]
        if unknown:
            raise ToolError(f"{name} takes no {line(unknown[0], 60)!r}; it takes {', '.join(known)}")
        try:
            return _short(await super().call_tool(name, arguments, context))
        except UnexpectedToolError as error:
            # Its cause goes to the log on standard error, never to the agent.
            words = f"{name} failed through a mistake in enduse; ask otherwise, and tell the user to look at its log"
            raise UnexpectedToolError(words) from error.__cause__
        except ToolError as error:
            raise ToolError(_told(name, error)) from error.__cause__


def _tool(function: Callable[..., Any], *, keeps: bool) -> Tool:
    name = function.__name__
    about = DESCRIBED[name]
    hints = ToolAnnotations(
        title=about.title, read_only_hint=not keeps, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    description = about.description
    if name == "read_report":
        description = f"{description} {_KEEPS if keeps else _KEEPS_NOT}"
    tool = Tool.from_function(
        _in_a_line(function), name=name, title=about.title, description=description, annotations=hints,
        structured_output=True,
    )  # fmt: skip
    tool.parameters["additionalProperties"] = False
    for schema in (tool.parameters, tool.fn_metadata.output_schema or {}):
        _untitled(schema)
    return tool


def _untitled(schema: object) -> None:
    """Take out the titles that repeat the names of fields: an agent pays for every word of a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("title"), str):
            del schema["title"]
        for each in schema.values():
            _untitled(each)
    elif isinstance(schema, list):
        for each in schema:
            _untitled(each)


def _short(result: CallToolResult | InputRequiredResult) -> CallToolResult | InputRequiredResult:
    """The answer with the text that repeats it for older clients on one line."""
    if isinstance(result, InputRequiredResult) or result.structured_content is None:
        return result
    text = json.dumps(result.structured_content, ensure_ascii=False, separators=(",", ":"))
    return result.model_copy(update={"content": [TextContent(type="text", text=text)]})


def _in_a_line(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """The function, with errors raised on purpose told to the agent."""

    @wraps(function)
    def called(*given: Given.args, **named: Given.kwargs) -> Answer:
        try:
            return function(*given, **named)
        except EnduseError as error:
            raise ToolError(line(str(error), _LONGEST)) from None
        except OSError as error:
            raise ToolError(
                f"the case cannot be used ({error.strerror or 'unknown trouble'}); check its disk"
            ) from None

    return called


def _told(name: str, error: ToolError) -> str:
    if isinstance(error.__cause__, ValidationError):
        first = error.__cause__.errors(include_url=False, include_input=False, include_context=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "arguments"
        return line(f"{name}: {field}: {first['msg']}; see the input schema of the tool", _LONGEST)
    return line(str(error).removeprefix(f"Error executing tool {name}: "), _LONGEST)


def _add_resources(server: MCPServer[Any], desk: Desk) -> None:
    @server.resource(
        "claim://{claim_id}",
        name="claim",
        title="A claim as enduse keeps it",
        description="The whole record of a claim as JSON, with the place of every name, as `enduse read` prints it.",
        mime_type="application/json",
    )
    def claim(claim_id: str) -> str:
        return _found(lambda: claim_line(desk, claim_id))

    @server.resource(
        "report://{report_id}{?start}",
        name="report",
        title="The text of a report",
        description="The text of a report, untrusted words of strangers, from the character start on; offsets of "
        "quotations count in it.",
        mime_type="text/plain",
    )
    def report(report_id: str, start: str = "0") -> str:
        return _found(lambda: report_text(desk, report_id, start))


def _found(answer: Callable[[], str]) -> str:
    try:
        return answer()
    except EnduseError as error:
        raise ResourceNotFoundError(line(str(error), _LONGEST)) from None
