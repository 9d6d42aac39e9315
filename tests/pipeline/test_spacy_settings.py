"""Settings of the spaCy component, and how they travel with a pipeline."""

import pickle

import pytest

from arqam.pipeline.catalogue import CatalogueError

spacy = pytest.importorskip("spacy")

from arqam.pipeline import spacy_component  # noqa: E402, F401

RULES = {"use_model": False}
TEXT = "استاندار یزد گفت: سال گذشته ۴۸۰ واحد مسکونی و ۱۲ مدرسه ساخته شد."
CATALOGUE = '[[kind]]\nname = "lantern"\nlabel = "فانوس"\nwords = ["فانوس"]\n'


def quotes(doc):
    return [figure.quote.text for figure in doc._.figures]


def kinds(nlp, text="۱۲ فانوس روشن شد."):
    return [figure.kind for figure in nlp(text)._.figures]


def made(**settings):
    nlp = spacy.blank("fa")
    nlp.add_pipe("arqam", config=RULES | settings)
    return nlp


def catalogue(folder):
    (folder / "mine.toml").write_text(CATALOGUE, encoding="utf-8")
    return str(folder / "mine.toml")


def test_without_any_it_is_the_pipeline_as_it_comes():
    nlp = spacy.blank("fa")
    nlp.add_pipe("arqam")
    assert nlp.get_pipe_config("arqam") == {
        "factory": "arqam",
        "stages": None,
        "catalogue": None,
        "model": None,
        "use_model": True,
    }


def test_a_catalogue_adds_kinds(tmp_path):
    assert kinds(made(catalogue=catalogue(tmp_path))) == ["lantern"]
    assert kinds(made()) != ["lantern"]


def test_stages_are_those_of_the_normaliser():
    assert quotes(made(stages=[])("٢١٨ نفر")) == quotes(made()("٢١٨ نفر")) == ["٢١٨"]
    assert [f.item for f in made(stages=["letters"])("۲۱۸ كارگاه")._.figures] == ["کارگاه"]


def test_an_unknown_stage_is_refused_at_once():
    with pytest.raises(ValueError, match="unknown stage 'washing'"):
        made(stages=["washing"])


@pytest.mark.parametrize("settings", [{"stages": "letters"}, {"use_model": "perhaps"}, {"catalog": "x"}])
def test_so_is_what_is_no_setting(settings):
    with pytest.raises(ValueError, match="Config error for 'arqam'"):
        made(**settings)


def test_a_catalogue_that_is_not_there_is_told_with_the_first_document(tmp_path):
    nlp = made(catalogue=str(tmp_path / "none.toml"))
    with pytest.raises(CatalogueError, match=r"none\.toml: the catalogue cannot be read"):
        nlp(TEXT)


def test_nor_can_it_be_saved(tmp_path):
    with pytest.raises(CatalogueError, match=r"none\.toml: the catalogue cannot be read"):
        made(catalogue=str(tmp_path / "none.toml")).to_bytes()


def test_the_catalogue_travels_with_a_saved_folder(tmp_path):
    nlp = made(catalogue=catalogue(tmp_path))
    nlp.to_disk(tmp_path / "saved")
    (tmp_path / "mine.toml").unlink()
    again = spacy.load(tmp_path / "saved")
    assert kinds(again) == ["lantern"]
    again.to_disk(tmp_path / "again")
    assert kinds(spacy.load(tmp_path / "again")) == ["lantern"]


def test_and_with_bytes(tmp_path):
    data = made(catalogue=catalogue(tmp_path)).to_bytes()
    other = made(catalogue=str(tmp_path / "mine.toml"))
    (tmp_path / "mine.toml").unlink()
    assert kinds(other.from_bytes(data)) == ["lantern"]


def test_and_to_other_processes(tmp_path):
    nlp = made(catalogue=catalogue(tmp_path))
    nlp.to_disk(tmp_path / "saved")
    (tmp_path / "mine.toml").unlink()
    part = pickle.loads(pickle.dumps(spacy.load(tmp_path / "saved").get_pipe("arqam")))
    assert part(nlp.make_doc("۱۲ فانوس"))._.figures[0].kind == "lantern"


def test_another_that_is_named_when_loading_wins(tmp_path):
    made(catalogue=catalogue(tmp_path)).to_disk(tmp_path / "saved")
    (tmp_path / "other.toml").write_text(CATALOGUE.replace("lantern", "lamp"), encoding="utf-8")
    loaded = spacy.load(
        tmp_path / "saved", config={"components": {"arqam": {"catalogue": str(tmp_path / "other.toml")}}}
    )
    assert kinds(loaded) == ["lamp"]


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"[]", b"5", b"{}", b'{"path": null}', b'{"path": null, "toml": 5}', b"[" * 100_000]
)
def test_what_is_damaged_is_told(data):
    with pytest.raises(ValueError, match="what was saved of the component «arqam» is damaged"):
        made().get_pipe("arqam").from_bytes(data)


def test_so_is_a_catalogue_that_was_changed(tmp_path):
    part = made(catalogue=catalogue(tmp_path)).get_pipe("arqam")
    with pytest.raises(CatalogueError, match=r"kind\[1\].label: is missing"):
        part.from_bytes(part.to_bytes().replace(b"label", b"lapel"))
