package sandboxdir

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"
)

func open(t *testing.T, name string) Directory {
	t.Helper()
	t.Setenv(EnvRoot, t.TempDir())
	directory, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(directory.Path(), 0o700); err != nil {
		t.Fatal(err)
	}
	return directory
}

func TestNames(t *testing.T) {
	for name, good := range map[string]bool{
		"harbor": true, "a": true, "test-2": true, "0": true, strings.Repeat("a", 63): true,
		"": false, "-a": false, "a-": false, "A": false, "a_b": false, "../a": false, "a.b": false, strings.Repeat("a", 64): false,
	} {
		if _, err := Open(name); (err == nil) != good {
			t.Errorf("Open(%q) = %v", name, err)
		}
	}
}

func TestStateIsKept(t *testing.T) {
	directory := open(t, "one")
	if _, err := directory.Load(); !errors.Is(err, ErrNoState) {
		t.Errorf("a new sandbox loads as %v", err)
	}
	saved := State{Scenario: Scenario{Name: "empty", Workers: 2}, Applied: true, Ports: map[string]int{"etcd": 20001}}
	if err := directory.Save(saved); err != nil {
		t.Fatal(err)
	}
	loaded, err := directory.Load()
	if err != nil || !reflect.DeepEqual(loaded, saved) {
		t.Errorf("saved %v, loaded %v, %v", saved, loaded, err)
	}
}

func TestBrokenStateSaysWhatToDo(t *testing.T) {
	directory := open(t, "one")
	for _, content := range []string{"", "{", "{}", `{"scenario": {"name": "empty"}}`} {
		if err := directory.WriteFile("state.json", []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := directory.Load(); err == nil || !strings.Contains(err.Error(), "reset --name one") {
			t.Errorf("state %q loads as %v", content, err)
		}
	}
}

func TestListsOnlySandboxes(t *testing.T) {
	directory := open(t, "one")
	lock, err := directory.Command(t.Context(), func() {})
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Unlock()
	list, err := List()
	if err != nil || len(list) != 1 || list[0] != directory {
		t.Errorf("List() = %v, %v", list, err)
	}
}

func TestALockIsHeldOnce(t *testing.T) {
	directory := open(t, "one")
	lock, err := TryLock(directory.SupervisorLock())
	if err != nil {
		t.Fatal(err)
	}
	if supervised, err := directory.Supervised(); !supervised || err != nil {
		t.Errorf("Supervised() = %v, %v while its lock is held", supervised, err)
	}
	lock.Unlock()
	if supervised, err := directory.Supervised(); supervised || err != nil {
		t.Errorf("Supervised() = %v, %v after its lock was given back", supervised, err)
	}
}

func TestACommandWaitsForTheOtherAndGivesUp(t *testing.T) {
	directory := open(t, "one")
	first, err := directory.Command(t.Context(), func() { t.Error("waits though nobody holds the lock") })
	if err != nil {
		t.Fatal(err)
	}
	waiting := make(chan bool, 1)
	second := make(chan error, 1)
	go func() {
		lock, err := directory.Command(t.Context(), func() { waiting <- true })
		if err == nil {
			lock.Unlock()
		}
		second <- err
	}()
	<-waiting
	first.Unlock()
	if err := <-second; err != nil {
		t.Errorf("the second command got %v", err)
	}

	held, err := directory.Command(t.Context(), func() {})
	if err != nil {
		t.Fatal(err)
	}
	defer held.Unlock()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := directory.Command(ctx, func() {}); err == nil {
		t.Error("two commands hold the lock")
	}
}

func TestLeftoversEndButNoStranger(t *testing.T) {
	directory := open(t, "one")
	start := func(argument string) *exec.Cmd {
		command := exec.Command("sh", "-c", "sleep 60; true", argument)
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = command.Process.Kill() })
		return command
	}
	ours, stranger := start(directory.Path("etcd")), start(directory.Path()+"2/etcd")
	ended := make(chan error, 1)
	go func() { ended <- ours.Wait() }()
	if err := directory.SavePids([]int{ours.Process.Pid, stranger.Process.Pid}); err != nil {
		t.Fatal(err)
	}
	count, unclean, err := directory.KillLeftovers()
	if err != nil || count != 1 || !unclean {
		t.Errorf("KillLeftovers() = %d, %v, %v", count, unclean, err)
	}
	if err := <-ended; err == nil {
		t.Error("the leftover ended by itself")
	}
	if !(Directory{Root: directory.Root, Name: "one2"}).owns(stranger.Process.Pid) {
		t.Error("the process of another sandbox was ended too")
	}
	if _, unclean, err := directory.KillLeftovers(); unclean || err != nil {
		t.Errorf("the second time: %v, %v", unclean, err)
	}
}
