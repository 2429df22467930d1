"""The desk as a whole and its people: made whole or not at all."""

import pytest

from mentordesk.domain.person import Pairing
from mentordesk.errors import BlankTextError, WrongPassphraseError
from mentordesk.services import people
from mentordesk.services import workspace as services
from mentordesk.services.content import default_clauses
from mentordesk.services.desk import lock
from support import PASSPHRASE


def refused(_):
    raise ArithmeticError


def test_a_desk_that_could_not_name_its_leader_is_none_and_can_be_made_again(desk, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(people, "leader_row", lambda _: refused)
        with pytest.raises(ArithmeticError):
            desk.create(PASSPHRASE, "Helen Brandt")
    with pytest.raises(BlankTextError):
        desk.create(PASSPHRASE, "  ")
    assert not desk.exists
    made = desk.create(PASSPHRASE, " Helen   Brandt ").workspace
    assert made.people.leader().name == "Helen Brandt"
    lock(made)


def test_a_new_desk_that_could_not_be_shown_has_its_leader_and_is_not_in_use(desk, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(services, "workspace", lambda *_: refused(None))
        with pytest.raises(ArithmeticError):
            desk.create(PASSPHRASE, "Helen Brandt")
    opened = desk.unlock(PASSPHRASE)
    assert opened.people.leader().name == "Helen Brandt"
    lock(opened)


def test_a_mentor_is_welcomed_with_the_agreement_or_not_at_all(workspace, clock):
    def interrupted():
        yield default_clauses()[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workspace.people.welcome("Amara Okafor", Pairing(), "", interrupted())
    assert workspace.people.mentors() == ()
    amara = workspace.people.welcome("Amara Okafor", Pairing(), "", default_clauses())
    assert workspace.people.mentors() == (amara,)
    assert amara.pairing.since == clock().date()
    assert workspace.agreements.kept(amara.id).agreed_on == clock().date()


def test_a_changed_passphrase_shuts_the_old_one_out_of_desk_and_backups(desk, workspace, tmp_path):
    from mentordesk.services.restoring import restore

    paths = [workspace.care.back_up().path, workspace.care.back_up(tmp_path / "stick").path]
    desk.set_passphrase(workspace, "a new one", [tmp_path / "stick"])
    lock(workspace)
    with pytest.raises(WrongPassphraseError):
        desk.unlock(PASSPHRASE)
    for place, path in enumerate(paths):
        with pytest.raises(WrongPassphraseError):
            restore(path, tmp_path / "old", PASSPHRASE)
        restore(path, tmp_path / f"new-{place}", "a new one")


def test_an_interrupted_change_of_the_passphrase_is_finished_by_the_next_backup(
    desk, workspace, tmp_path, monkeypatch
):
    from mentordesk.services.restoring import restore
    from mentordesk.vault import reach

    def killed(*_, **__):
        raise KeyboardInterrupt

    old = workspace.care.back_up().path
    with monkeypatch.context() as patched:
        patched.setattr(reach, "give_keys", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.set_passphrase(workspace, "a new one")
    workspace.care.back_up()
    with pytest.raises(WrongPassphraseError):
        restore(old, tmp_path / "old", PASSPHRASE)
    restore(old, tmp_path / "new", "a new one")
