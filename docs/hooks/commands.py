"""A page for each command, from its own help: what stands here is what `--help` says."""

import re
from html import escape
from typing import Any

import typer

from . import html
from .html import table


def group() -> Any:
    """The whole command line."""
    from arqam.pipeline.cli import app

    return typer.main.get_command(app)


def names() -> list[str]:
    """The commands, in the order in which `arqam --help` lists them."""
    return list(group().commands)


def command(name: str) -> Any:
    return group().commands[name]


def options(name: str) -> list[tuple[str, str]]:
    """What may follow a command: names and metavariable, and its help. Arguments first, as in the usage."""
    one = command(name)
    context = typer.Context(one, info_name=f"arqam {name}")
    records = [(one_of, one_of.get_help_record(context)) for one_of in one.get_params(context)]
    return [(_spelled(param, record[0]), " ".join(record[1].split())) for param, record in records if record]


def page(name: str) -> str:
    """The page of a command, in Markdown."""
    one = command(name)
    context = typer.Context(one, info_name=f"arqam {name}")
    usage = " ".join(one.get_usage(context).split()).removeprefix("Usage: ")
    rows = [[f"<code>{escape(spelled)}</code>", _told(says)] for spelled, says in options(name)]
    return "\n\n".join(
        [
            f"# arqam {name}",
            *_paragraphs(one.help or ""),
            "## Usage",
            html.block([usage]),
            "## Arguments and options",
            table(["argument or option", "what it does"], rows, classes="options"),
        ]
    )


def commands_table(_: str = "") -> str:
    """Every command with its first sentence."""
    rows = [
        [f'<a href="{name}/"><code>arqam {name}</code></a>', escape(_first_sentence(command(name).help or ""))]
        for name in names()
    ]
    return table(["command", "what it does"], rows, classes="options")


def api_table(_: str = "") -> str:
    """What the web page answers to programs, from its own description."""
    from arqam.pipeline.web.openapi import description

    rows = [
        [f"<code>{method.upper()} {escape(path)}</code>", escape(told["summary"])]
        for path, methods in description()["paths"].items()
        for method, told in methods.items()
    ]
    return table(["address", "what it gives"], rows, classes="options")


def _spelled(param: Any, record: str) -> str:
    """«--output, -o FILE»: the whole name first, then the letter."""
    if param.param_type_name == "argument":
        return str(param.metavar or param.name).strip("[]").removesuffix("]...").removesuffix("...")
    metavar = record.rpartition(" ")[2] if " " in record.replace(", ", ",") else ""
    return f"{', '.join(sorted(param.opts, key=len, reverse=True))} {metavar}".strip()


def _told(says: str) -> str:
    """The help of an option, its default and bounds set apart."""
    sentence, _, facts = (
        says.partition("  [") if "  [" in says else says.rpartition(" [") if says.endswith("]") else (says, "", "")
    )
    if not sentence:
        sentence, facts = facts, ""
    bounds = f' <span class="bounds">{escape(facts.rstrip("]"))}</span>' if facts else ""
    return escape(sentence) + bounds


def _first_sentence(text: str) -> str:
    return " ".join(re.split(r"\n\s*\n", text.strip())[0].split())


def _paragraphs(text: str) -> list[str]:
    """The help text: paragraphs as they are, and what is marked as laid out (\\b) as a block under its title."""
    blocks = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if not paragraph.startswith("\b"):
            blocks.append(_escaped(" ".join(paragraph.split())))
            continue
        title, _, rest = paragraph.removeprefix("\b").strip("\n").partition(":")
        said = _dedent(rest)
        blocks.append(f"## {title}")
        if all(re.match(r"\d+ ", line) for line in said.splitlines()):  # exit codes
            rows = [line.split(maxsplit=1) for line in said.splitlines()]
            blocks.append(table(["code", "when"], [[f"<code>{code}</code>", escape(when)] for code, when in rows]))
        else:
            blocks.append(html.block(said.splitlines()))
    return blocks


def _dedent(text: str) -> str:
    lines = text.strip("\n").splitlines()
    lines[0] = lines[0].strip()
    indent = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    return "\n".join([lines[0], *(line[indent:].rstrip() for line in lines[1:])]).strip()


def _escaped(text: str) -> str:
    """Plain text as Markdown: keys and patterns in braces and stars are no markup."""
    return re.sub(r"([*_<>\[\]`{}|\\])", r"\\\1", text)
