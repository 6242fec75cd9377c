"""Chinese at the extractor's edge: both scripts, unspaced words, phrases before the verb."""

from __future__ import annotations

import pytest
from spacy.vocab import Vocab

from kg.extraction.segmenter import SegmentTokenizer
from kg.ontology.folding import folding
from kg.ontology.patterns import normalise


@pytest.fixture
def told(read):
    return lambda text: read("zh", text)


@pytest.mark.parametrize(
    "text",
    [
        "三星电子与台积电签署先进封装合作备忘录。",
        "三星電子與台積電簽署先進封裝合作備忘錄。",
    ],
)
def test_both_scripts_say_the_same(told, text):
    found = told(text)
    assert found.triples == {("samsung-electronics", "signsAgreementWith", "tsmc")}
    assert "advanced-packaging" in found.entities


@pytest.mark.parametrize(
    "text", ["韓國與荷蘭簽署半導體協議。\n", "一\u3000二  三\t四 AI芯片\r\n五" * 50]
)
def test_tokens_are_the_whole_text(text):
    doc = SegmentTokenizer(Vocab())(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t.text)] == t.text for t in doc)


def test_folding_keeps_every_place():
    text = "台灣積體電路製造與ＡＳＭＬ合作，發展「極紫外光」。"
    assert len(normalise(text, "t2s")) == len(text)
    assert normalise(text, "t2s")[:2] == "台湾"
    assert folding("") == {}


def test_mentions_point_into_the_text(told):
    text = "日前，荷蘭艾司摩爾向台積電交付極紫外光曝光機。"
    for mention in told(text).extraction.mentions:
        assert text[mention.start : mention.end] == mention.surface


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("华为向马来西亚供应5G设备。", ("huawei", "suppliesTo", "MY")),
        ("波兰从韩国采购坦克。", ("KR", "suppliesTo", "PL")),
        ("美国将中国超算企业列入黑名单。", ("US", "restricts", "CN")),
        ("中芯国际被美国列入实体清单，芯片业受到冲击。", ("US", "restricts", "smic")),
        ("德国计划减少对中国稀土的依赖。", ("DE", "reducesDependenceOn", "CN")),
        ("日本九成以上的镓依赖中国。", ("JP", "dependsOn", "CN")),
        ("法国赛诺菲收购美国生物技术公司莫德纳。", ("sanofi", "investsIn", "moderna")),
        ("比亚迪在匈牙利建设电动汽车工厂。", ("byd", "investsIn", "HU")),
    ],
)
def test_prepositions_before_the_verb_tell_the_roles(told, text, expected):
    assert expected in told(text).triples


def test_a_list_is_one_subject_and_with_makes_a_partner(told):
    pairs = told("中国、法国和德国联合研制气象卫星。").pairs("cooperatesWith")
    assert pairs == {("CN", "DE"), ("CN", "FR"), ("DE", "FR")}
    assert told("诺基亚将于明年与日本NTT开展6G合作。").pairs("cooperatesWith") == {("nokia", "ntt")}


def test_names_of_one_character_stand_in_chains_only(told):
    assert told("中法签署核能合作协议。").triples == {("CN", "signsAgreementWith", "FR")}
    assert "CN" not in told("其中美国企业集中日本市场，发展半导体。").entities
    assert "huawei" in told("美国对华为实施芯片出口管制。").entities


def test_a_minister_is_no_ministry(told):
    found = told("美国商务部长与荷兰外长讨论光刻机出口管制。")
    assert {"US", "NL"} <= found.entities
    assert "us-department-of-commerce" not in found.entities


def test_unlisted_bodies_are_found_by_their_head(told):
    found = told("立陶宛国家量子研究所与宇树科技合作研发量子传感器。")
    names = {n for e in found.extraction.entities for n in e.names if "institution" in e.id}
    assert "立陶宛国家量子研究所" in names


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("日本与印度签署氢能协议。", "asserted"),
        ("日本正与印度磋商氢能合作协议。", "planned"),
        ("日本否认将与印度签署氢能协议。", "negated"),
        ("日本与印度取消氢能合作。", "negated"),
    ],
)
def test_status_stands_before_the_verb(told, text, status):
    found = told(text).extraction.findings
    assert {f.status for f in found if f.relation != "basedIn"} == {status}


def test_references_back(told):
    text = "荷兰和韩国的外长周二会谈。两国签署半导体合作协议。"
    assert ("KR", "signsAgreementWith", "NL") in told(text).triples
    text = "晶科能源16日发布公告。该公司将在沙特建设太阳能电池工厂。"
    assert ("jinkosolar", "investsIn", "SA") in told(text).triples
