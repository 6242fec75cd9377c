"""The graph page in a real browser: it answers, asks no network and runs no foreign text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from browser import browser, requested

from kg.view import Passage, render

# One browser for all tests of this file, in one worker.
pytestmark = pytest.mark.xdist_group("browser")

ATTACK = '</script><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
QUOTE = "\U0001f1f0\U0001f1f7 Designers in Seoul and The Hague signed a plan on chips."


def graph() -> tuple[nx.MultiDiGraph[str], dict[str, list[Passage]]]:
    built: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    labels = {
        "country:KR": "South Korea",
        "country:NL": "Netherlands",
        "institution:asml": "ASML",
        "institution:x": ATTACK,
        "technology:lithography": "lithography",
    }
    for key, label in labels.items():
        built.add_node(key, label=label, kind=key.partition(":")[0])
    common = {"valid_from": "2024-05", "last_reported": "2024-05-09", "belief": 0.9}
    for subject, relation, obj, technology, status in (
        ("country:KR", "cooperatesWith", "country:NL", "semiconductors", "asserted"),
        ("country:KR", "cooperatesWith", "country:NL", "batteries", "planned"),
        ("institution:asml", "basedIn", "country:NL", "", "asserted"),
        ("institution:asml", "leadsIn", "technology:lithography", "", "asserted"),
        ("institution:x", "investsIn", "country:KR", ATTACK, "negated"),
    ):
        key = f"{relation} {technology}"
        built.add_edge(
            subject, obj, key, relation=relation, technology=technology, status=status, **common
        )
    # "sign" stands in "Designers" too, and flags are two UTF-16 units each.
    where = {"trigger": "sign", "trigger_at": QUOTE.index("signed")}
    plain = Passage("en-1", QUOTE, headline="Two capitals", published="2024-05-02", **where)
    attack = Passage(
        ATTACK,
        ATTACK,
        headline=ATTACK,
        trigger="img",
        trigger_at=ATTACK.index("img"),
        url="https://example.org/",
    )
    evidence = {key: [plain] for _, _, key in built.edges(keys=True)}
    return built, {**evidence, f"investsIn {ATTACK}": [attack]}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    built, evidence = graph()
    path.write_text(render(built, evidence, title=f"Ties {ATTACK}"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def window() -> Iterator[Any]:
    with browser() as driver:
        yield driver


@pytest.fixture
def opened(window: Any, page: Path) -> Iterator[Any]:
    """The page freshly loaded; afterwards, nothing was fetched, thrown or run from its texts."""
    window.get("about:blank")
    window.get_log("browser")
    window.get_log("performance")
    window.get(page.as_uri())
    wait(window, "return Boolean(window.techties && techties.network)")
    yield window
    assert requested(window, page) == []
    assert window.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert window.get_log("browser") == []
    assert window.execute_script("return window.hacked") is None


def wait(driver: Any, script: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415 - as in browser.py

    WebDriverWait(driver, 10).until(lambda d: d.execute_script(script))


def text(driver: Any, css: str) -> str:
    found: str = driver.find_element("css selector", css).text
    return found


def link_id(driver: Any, relation: str) -> str:
    script = (
        "return Object.entries(techties.data.links).find(([, l]) => l.relation === arguments[0])[0]"
    )
    found: str = driver.execute_script(script, relation)
    return found


def point(driver: Any, key: str) -> tuple[int, int]:
    """A place in the window where the pointer meets this node or link and nothing else."""
    script = """
      const [id] = arguments, view = techties.network, box = document.querySelector("#graph");
      const { left, top, width, height } = box.getBoundingClientRect();
      for (let x = 4; x < width; x += 3) for (let y = 4; y < height; y += 3) {
        const node = view.getNodeAt({ x, y }), at = node || view.getEdgeAt({ x, y });
        const free = document.elementFromPoint(x + left, y + top).tagName === "CANVAS";
        if (at === id && free) return [Math.round(x + left), Math.round(y + top)];
      }
    """
    x, y = driver.execute_script(script, key)
    return x, y


def point_at(driver: Any, key: str, *, click: bool) -> None:
    from selenium.webdriver.common.actions.action_builder import (  # noqa: PLC0415 - as above
        ActionBuilder,
    )

    x, y = point(driver, key)
    actions = ActionBuilder(driver)
    actions.pointer_action.move_to_location(x - 1, y).move_to_location(x, y)
    if click:
        actions.pointer_action.click()
    actions.perform()


def checkbox(driver: Any, name: str, value: str) -> Any:
    return driver.find_element("css selector", f"#filters input[name={name}][value='{value}']")


def test_it_draws_every_node_and_link(opened: Any) -> None:
    counts = "return [techties.nodes.length, techties.edges.length]"
    assert opened.execute_script(counts) == [5, 4]
    assert text(opened, "#counts") == "5 entities · 4 links"
    drawn = """const c = document.querySelector("#graph canvas");
      return c.getContext("2d").getImageData(0, 0, c.width, c.height).data.some((v) => v > 0)"""
    wait(opened, drawn)


def test_zooming_keeps_colours_and_readable_names(opened: Any) -> None:
    for _ in range(4):
        opened.find_element("css selector", "#zoom-out").click()
    readable = """const node = techties.network.body.nodes["country:NL"].options;
      return node.font.size * techties.network.getScale() > 11.5"""
    wait(opened, readable)
    colour = "return techties.network.body.nodes['country:NL'].options.color.background"
    kind = "return techties.colour('kind', 'country')"
    assert opened.execute_script(colour) == opened.execute_script(kind)


def test_hovering_a_link_tells_its_facts(opened: Any) -> None:
    point_at(opened, link_id(opened, "cooperatesWith"), click=False)
    wait(opened, "return !document.querySelector('#tip').hidden")
    tip = text(opened, "#tip")
    for part in ("cooperates with", "batteries, semiconductors", "asserted, planned", "2024-05"):
        assert part in tip
    assert "1 source" in tip


def test_clicking_a_link_shows_its_evidence(opened: Any) -> None:
    point_at(opened, link_id(opened, "cooperatesWith"), click=True)
    wait(opened, "return !document.querySelector('#panel').hidden")
    panel = text(opened, "#panel")
    for part in ("South Korea", "Netherlands", "semiconductors", "planned", "90 %", QUOTE):
        assert part in panel
    assert "Two capitals · en-1 · 2024-05-02" in panel


def test_clicking_a_node_shows_its_links_and_escape_closes(opened: Any) -> None:
    point_at(opened, "country:NL", click=True)
    wait(opened, "return !document.querySelector('#panel').hidden")
    assert "Netherlands" in text(opened, "#panel h2")
    opened.find_element("css selector", "#panel .links button").click()
    assert QUOTE in text(opened, "#panel")
    opened.find_element("css selector", "body").send_keys("\ue00c")
    assert not opened.find_element("css selector", "#panel").is_displayed()


def test_the_trigger_is_marked_where_it_stands(opened: Any) -> None:
    opened.execute_script("techties.select(arguments[0], true)", link_id(opened, "cooperatesWith"))
    before = "return document.querySelector('#panel mark').previousSibling.textContent"
    assert opened.execute_script(before) == QUOTE[: QUOTE.index("signed")]
    assert text(opened, "#panel mark") == "sign"


def test_an_open_panel_does_not_hide_the_list(opened: Any) -> None:
    opened.find_element("css selector", "#show-list").click()
    opened.find_element("css selector", "#list .relation").click()
    beside = """const box = (css) => document.querySelector(css).getBoundingClientRect();
      return box("#list").right <= box("#panel").left"""
    assert opened.execute_script(beside) is True


def test_search_finds_and_focuses(opened: Any) -> None:
    opened.find_element("css selector", "body").send_keys("/")
    box = opened.switch_to.active_element
    box.send_keys("nether")
    assert "Netherlands" in text(opened, "#search-results")
    box.send_keys("\ue007")
    wait(opened, "return techties.selected === 'country:NL'")
    assert opened.execute_script("return techties.network.getSelectedNodes()") == ["country:NL"]
    near = """const p = techties.network.getPosition("country:NL");
      const at = techties.network.canvasToDOM(p), box = document.querySelector("#graph");
      const left = document.querySelector("#filters").getBoundingClientRect().right;
      const right = document.querySelector("#panel").getBoundingClientRect().left;
      const [x, y] = [(left + right) / 2, box.clientHeight / 2];
      return Math.abs(at.x - x) < 40 && Math.abs(at.y - y) < 80"""
    wait(opened, near)


def test_filters_hide_links_and_nodes_in_both_views(opened: Any) -> None:
    cooperation = link_id(opened, "cooperatesWith")
    hidden = "return techties.edges.get(arguments[0]).hidden"
    checkbox(opened, "relation", "cooperatesWith").click()
    assert opened.execute_script(hidden, cooperation) is True
    assert text(opened, "#counts") == "5 of 5 entities · 3 of 4 links"
    row = f"return document.querySelector('tr[data-link=\"{cooperation}\"]').hidden"
    assert opened.execute_script(row) is True
    checkbox(opened, "kind", "country").click()
    assert text(opened, "#counts") == "2 of 5 entities · 1 of 4 links"
    opened.find_element("css selector", "#filters [type=reset]").click()
    wait(opened, "return techties.shown.claims.size === 4")
    assert opened.execute_script(hidden, cooperation) is False


def test_status_and_technology_narrow_the_claims(opened: Any) -> None:
    cooperation = link_id(opened, "cooperatesWith")
    dashes = "return techties.edges.get(arguments[0]).dashes"
    assert opened.execute_script(dashes, cooperation) is False
    checkbox(opened, "status", "asserted").click()
    assert opened.execute_script(dashes, cooperation)
    checkbox(opened, "status", "asserted").click()
    choice = opened.find_element("css selector", "#technology option[value=lithography]")
    choice.click()
    assert text(opened, "#counts") == "2 of 5 entities · 1 of 4 links"


def test_hostile_text_is_shown_and_not_run(opened: Any) -> None:
    opened.execute_script("techties.select(arguments[0], true)", link_id(opened, "investsIn"))
    panel = text(opened, "#panel")
    assert panel.count("onerror=") >= 4
    assert opened.execute_script("return document.images.length") == 0
    opened.find_element("css selector", "#show-list").click()
    assert ATTACK in text(opened, "#list")
    assert ATTACK in text(opened, "h1")


def test_it_stays_usable_on_a_telephone_in_the_dark(opened: Any, page: Path) -> None:
    screen = {"width": 360, "height": 720, "deviceScaleFactor": 2, "mobile": True}
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    try:
        opened.get(page.as_uri())
        wait(opened, "return Boolean(window.techties && techties.network)")
        ground = "return getComputedStyle(document.body).backgroundColor"
        assert opened.execute_script(ground) == "rgb(16, 20, 26)"
        assert not opened.find_element("css selector", "#filters").is_displayed()
        opened.execute_script("techties.select('country:KR', true)")
        assert opened.find_element("css selector", "#panel").is_displayed()
        wide = "return document.documentElement.scrollWidth > innerWidth"
        assert opened.execute_script(wide) is False
    finally:
        opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_an_empty_page_loads_in_peace(window: Any, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(render(nx.MultiDiGraph(), {}, title="Nothing"), encoding="utf-8")
    window.get_log("browser")
    window.get(path.as_uri())
    assert "This graph is empty" in text(window, "main")
    assert window.get_log("browser") == []
