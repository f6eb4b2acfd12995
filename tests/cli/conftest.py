import sys

import pytest

from jobmatch.cli.main import main


@pytest.fixture
def jobmatch(tmp_path, monkeypatch, capsys):
    """Call the command line in an empty folder: arguments in; exit code, output and errors out."""
    monkeypatch.chdir(tmp_path)

    def call(*args):
        monkeypatch.setattr(sys, "argv", ["jobmatch", *map(str, args)])
        with pytest.raises(SystemExit) as stop:
            main()
            sys.exit(0)
        out = capsys.readouterr()
        return stop.value.code or 0, out.out, out.err

    return call
