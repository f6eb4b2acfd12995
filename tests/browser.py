"""A real browser for tests: Debian's Chromium, headless; what it complained of and asked the network for is kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars"
)


class Browser:
    """One window; `complaints` and `requests` are those of the page that was opened last."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def open(self, path: Path, width: int = 1280, mode: str = "light") -> None:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
        self.media("prefers-color-scheme", mode)
        self.driver.get(path.as_uri())
        self.complaints = [entry["message"] for entry in self.driver.get_log("browser")]
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [e["params"] for e in events if e["method"] == "Network.requestWillBeSent"]
        ours = [p["request"]["url"] for p in sent if p["documentURL"] == path.as_uri()]  # not those of the browser's own pages
        assert path.as_uri() in ours, "the log of requests misses the page itself"
        self.requests = [url for url in ours if url != path.as_uri() and not url.startswith("data:")]

    def media(self, feature: str, value: str) -> None:
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": feature, "value": value}]})

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """Give a browser, or skip the test where there is none."""
    driver = shutil.which("chromedriver")
    binary = shutil.which("chromium") or shutil.which("google-chrome")
    if not driver or not binary:
        pytest.skip("no Chromium here: apt-get install chromium chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (*FLAGS.split(), f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options, Service(driver))
    try:
        yield Browser(opened)
    finally:
        opened.quit()
