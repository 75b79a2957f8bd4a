"""The ``jixiao`` command: its arguments, and which module does what they ask for.

Nothing heavy is imported here, so that ``jixiao --version`` and ``--help`` answer at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TextIO

from jixiao import __version__
from jixiao.cli.errors import CommandError
from jixiao.cli.messages import LANGUAGES, Messages
from jixiao.cli.signals import tidy_end
from jixiao.rendering.printable import printable

FORMATS = ("table", "jsonl", "json", "csv", "xlsx")
"""What ``read`` writes: data."""
PRINTED = ("docx", "xlsx", "pdf", "html")
"""What ``render`` and ``convert`` write: official forms."""
REPORTS = ("text", "jsonl")
"""What ``check`` writes: findings."""
ENGINES = ("processes", "serial", "ray")
"""How ``batch`` reads many documents."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    say = Messages(_language(arguments))
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_encoding(stream)
    try:
        parsed = _parser(say).parse_args(arguments)
        with tidy_end():
            code = _run(parsed, say)
            sys.stdout.flush()
        return code
    except SystemExit as leaving:  # argparse, after --help or wrong usage
        return leaving.code if isinstance(leaving.code, int) else 0
    except CommandError as failure:
        print(printable(failure.sentence), file=sys.stderr)
        return failure.exit_code
    except KeyboardInterrupt:
        print(f"\n{say('interrupted')}" if sys.stderr.isatty() else say("interrupted"), file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough. What is still buffered must not fail again when Python shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        if debugging():
            raise
        print(say("internal", error=f"{type(error).__name__}: {error}"), file=sys.stderr)
        return 1


def debugging() -> bool:
    """Whether tracebacks are wanted (``JIXIAO_DEBUG=1``)."""
    return os.environ.get("JIXIAO_DEBUG") == "1"


def _run(arguments: argparse.Namespace, say: Messages) -> int:
    if arguments.command in ("read", "show", "convert", "check"):
        from jixiao.cli.reading_jobs import early_reader

        with early_reader():
            return _command(arguments.command)(arguments, say)
    return _command(arguments.command)(arguments, say)


def _command(name: str) -> Callable[[argparse.Namespace, Messages], int]:
    if name == "read":
        from jixiao.cli.read import run
    elif name == "show":
        from jixiao.cli.show import run
    elif name == "render":
        from jixiao.cli.render import run
    elif name == "convert":
        from jixiao.cli.convert import run
    elif name == "forms":
        from jixiao.cli.forms import run
    elif name == "check":
        from jixiao.cli.check import run
    elif name == "rules":
        from jixiao.cli.rules import run
    elif name == "batch":
        from jixiao.cli.batch import run
    elif name == "query":
        from jixiao.cli.query import run
    elif name == "stats":
        from jixiao.cli.stats import run
    else:
        from jixiao.cli.value import run
    return run


def _language(arguments: Sequence[str]) -> str:
    """The language asked for anywhere among the arguments; it must be known before they are parsed."""
    language = LANGUAGES[0]
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            argument = f"--lang={arguments[position + 1]}"
        if argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
            language = next((known for known in LANGUAGES if known == wanted), language)
    return language


def _never_fail_on_encoding(stream: TextIO) -> None:
    """Print a question mark for what the terminal's encoding lacks, rather than fail."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


class _Formatter(argparse.RawTextHelpFormatter):
    """Help whose lines are broken by hand: argparse counts a Chinese character as one column."""

    def __init__(self, prog: str, say: Messages) -> None:
        super().__init__(prog, max_help_position=26)
        self._say = say

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Add the usage line, with the word for it in the language of the user."""
        super().add_usage(usage, actions, groups, self._say("usage") if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the language of the user."""

    def __init__(self, *, say: Messages, **options: Any) -> None:
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=lambda prog: _Formatter(prog, say), **options
        )
        self._say = say
        self.arguments = self.add_argument_group(say("arguments"))
        self.options = self.add_argument_group(say("options"))

    def close(self) -> None:
        """Add the options that every command has, after its own."""
        self.options.add_argument("--lang", type=_one_of(LANGUAGES, self._say), metavar="LANG", help=self._say("lang"))
        self.options.add_argument("-h", "--help", action="help", help=self._say("help"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, after the usage line, and leave with code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, self._say("error", message=self._say.usage_error(message)) + "\n")


def _parser(say: Messages) -> _Parser:
    parser = _Parser(say=say, prog="jixiao", description=say("description"), epilog=say("epilog"))
    parser.options.add_argument("--version", action="version", version=f"jixiao {__version__}", help=say("version"))
    parser.close()
    commands = parser.add_subparsers(
        dest="command", required=True, title=say("commands"), metavar="COMMAND", parser_class=_Parser
    )
    for name, add in (
        ("read", _add_read),
        ("show", _add_show),
        ("render", _add_render),
        ("convert", _add_convert),
        ("check", _add_check),
        ("rules", _add_rules),
        ("batch", _add_batch),
        ("query", _add_query),
        ("stats", _add_stats),
        ("forms", _add_forms),
        ("value", _add_value),
    ):
        command = commands.add_parser(name, say=say, help=say(f"{name}_help"), description=say(f"{name}_description"))
        add(command, say)
        command.close()
    return parser


def _add_read(parser: _Parser, say: Messages) -> None:
    parser.arguments.add_argument("paths", nargs="+", metavar="PATH", help=say("paths"))
    add = parser.options.add_argument
    add("--format", type=_one_of(FORMATS, say), metavar="FORMAT", help=say("format"))
    add("--output", "-o", metavar="FILE", help=say("output"))
    add("--list", action="store_true", help=say("list"))
    add("--form", metavar="ID", help=say("form"))
    add("--jobs", "-j", type=_whole(0, "not_a_count", say), default=1, metavar="N", help=say("jobs"))


def _add_show(parser: _Parser, say: Messages) -> None:
    add = parser.arguments.add_argument
    add("file", metavar="FILE", help=say("show_file"))
    add("number", type=_whole(1, "not_a_number", say), metavar="NUMBER", help=say("show_number"))
    parser.options.add_argument("--why", action="store_true", help=say("why"))


def _add_render(parser: _Parser, say: Messages) -> None:
    parser.arguments.add_argument("files", nargs="+", metavar="RECORDS", help=say("render_files"))
    add = parser.options.add_argument
    add("--to", type=_one_of(PRINTED, say), required=True, metavar="FORMAT", help=say("to"))
    add("--output", "-o", required=True, metavar="DIR", help=say("output_folder"))
    add("--form", metavar="ID", help=say("print_form"))
    add("--font", metavar="FILE", help=say("print_font"))
    add("--together", action="store_true", help=say("together"))
    add("--summary", action="store_true", help=say("disclosure_summary"))


def _add_convert(parser: _Parser, say: Messages) -> None:
    parser.arguments.add_argument("source", metavar="IN", help=say("convert_source"))
    parser.arguments.add_argument("target", metavar="OUT", help=say("convert_target"))
    add = parser.options.add_argument
    add("--to", type=_one_of(PRINTED, say), metavar="FORMAT", help=say("to"))
    add("--form", metavar="ID", help=say("print_form"))
    add("--font", metavar="FILE", help=say("print_font"))
    add("--summary", action="store_true", help=say("disclosure_summary"))


def _add_check(parser: _Parser, say: Messages) -> None:
    parser.arguments.add_argument("paths", nargs="+", metavar="PATH", help=say("check_paths"))
    add = parser.options.add_argument
    add("--format", type=_one_of(REPORTS, say), default="text", metavar="FORMAT", help=say("check_format"))
    add("--severity", type=_one_of(("error", "warn", "info"), say), metavar="LEAST", help=say("severity"))
    add("--rules", metavar="FILE", help=say("rule_file"))


def _add_rules(parser: _Parser, say: Messages) -> None:
    parser.arguments.add_argument("id", nargs="?", metavar="ID", help=say("rules_id"))


def _add_batch(parser: _Parser, say: Messages) -> None:
    parser.arguments.add_argument("sources", nargs="+", metavar="SOURCE", help=say("batch_sources"))
    add = parser.options.add_argument
    add("--output", "-o", required=True, metavar="DIR", help=say("batch_output"))
    add("--engine", type=_one_of(ENGINES, say), default="processes", metavar="ENGINE", help=say("engine"))
    add("--address", metavar="ADDRESS", help=say("address"))
    add("--jobs", "-j", type=_whole(0, "not_a_count", say), default=0, metavar="N", help=say("batch_jobs"))
    add("--form", metavar="ID", help=say("form"))
    add("--limit", type=_whole(1, "not_a_number", say), metavar="N", help=say("limit"))
    add("--resume", action="store_true", help=say("resume"))
    add("--retry-failed", action="store_true", help=say("retry_failed"))


def _add_query(parser: _Parser, say: Messages) -> None:
    parser.arguments.add_argument("folder", metavar="DIR", help=say("results_folder"))
    parser.arguments.add_argument("sql", metavar="SQL", help=say("sql"))
    parser.options.add_argument(
        "--format", type=_one_of(("table", "csv", "jsonl"), say), metavar="FORMAT", help=say("query_format")
    )


def _add_stats(parser: _Parser, say: Messages) -> None:
    parser.arguments.add_argument("folder", metavar="DIR", help=say("results_folder"))
    add = parser.options.add_argument
    add("--top", type=_whole(1, "not_a_number", say), default=10, metavar="N", help=say("top"))
    add("--format", type=_one_of(("table", "json"), say), metavar="FORMAT", help=say("stats_format"))


def _add_forms(parser: _Parser, say: Messages) -> None:
    parser.arguments.add_argument("id", nargs="?", metavar="ID", help=say("forms_id"))


def _add_value(parser: _Parser, say: Messages) -> None:
    parser.arguments.add_argument("texts", nargs="+", metavar="TEXT", help=say("value_texts"))
    parser.options.add_argument(
        "--format", type=_one_of(("text", "json"), say), metavar="FORMAT", help=say("value_format")
    )


def _one_of(choices: Sequence[str], say: Messages) -> Any:
    def chosen(text: str) -> str:
        if text not in choices:
            raise argparse.ArgumentTypeError(say("not_a_choice", text=text, choices=", ".join(choices)))
        return text

    return chosen


def _whole(smallest: int, complaint: str, say: Messages) -> Any:
    def number(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) >= smallest):
            raise argparse.ArgumentTypeError(say(complaint, text=text))
        return int(text)

    return number


if __name__ == "__main__":
    sys.exit(main())
