"""The page on writing a pack: its example loads and does what the page says."""

import re
from pathlib import Path

import pytest

from firsthand.errors import PackError
from firsthand.packs import load_packs
from firsthand.packs.schema import KindEntry, PlaceEntry, SourceEntry, ThingEntry

PAGE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")


def test_the_example_loads_and_does_what_the_page_says(tmp_path):
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[1]
    path = tmp_path / "river-war.yaml"
    path.write_text(example, encoding="utf-8")
    packs = load_packs([path])
    assert packs.is_a("river monitor", "ship")
    assert "Ilyushin Seventy-Six" in packs.things["Il-76"].aliases
    roles = {t.text: t.thing for t in packs.kinds["beached"].triggers.verbs}
    assert roles == {"beach": "object", "drive ashore": "object", "run aground": "subject"}
    assert packs.sources["The Delta Courier"].carries == ("Reuters",)
    assert packs.places["Vylkove anchorage"].country == "UA"


def test_the_message_on_the_page_is_the_message_one_gets(tmp_path):
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[1].replace("aliases:", "alises:", 1)
    path = tmp_path / "river-war.yaml"
    path.write_text(example, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_packs([path])
    assert str(caught.value).removeprefix(f"{tmp_path}/").rstrip(".") in PAGE


def test_every_field_is_named_on_the_page():
    for model in (ThingEntry, KindEntry, PlaceEntry, SourceEntry):
        for name, field in model.model_fields.items():
            assert f"`{field.alias or name}" in PAGE, name
