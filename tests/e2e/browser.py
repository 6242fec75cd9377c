"""A headless Chromium of the system, for tests that need a real browser."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A panel that fades in is invisible in its first frame.
    "--force-prefers-reduced-motion",
)


def _program(*names: str) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def browser(width: int = 1440, height: int = 900) -> Iterator[Any]:
    """A selenium driver that records its network events and console."""
    chromium = _program("chromium", "chromium-browser", "google-chrome")
    chromedriver = _program("chromedriver")
    if not (chromium and chromedriver):
        reason = "chromium and chromedriver are not installed"
        if os.environ.get("TECHTIES_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from selenium import webdriver  # noqa: PLC0415 - a slow import, wanted by these tests alone

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--window-size={width},{height}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=chromedriver)
    driver = webdriver.Chrome(options=options, service=service)
    try:
        yield driver
    finally:
        driver.quit()


def requested(driver: Any, page: Path) -> list[str]:
    """Addresses the browser asked for since the last call, but for the page and data in it."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [m for m in messages if m["method"] == "Network.requestWillBeSent"]
    urls = [message["params"]["request"]["url"] for message in sent]
    own = page.as_uri()
    return [u for u in urls if u.partition("#")[0] != own and not u.startswith("data:")]
