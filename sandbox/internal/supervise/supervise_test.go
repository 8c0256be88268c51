package supervise

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"drydock.dev/sandbox/internal/pki"
	"drydock.dev/sandbox/internal/sandboxdir"
)

// sandboxIn makes a sandbox's directory with keys, deeper than a Unix socket's path may be long.
func sandboxIn(t *testing.T) sandboxdir.Directory {
	t.Helper()
	directory := sandboxdir.At(filepath.Join(t.TempDir(), strings.Repeat("deep", 20), "one"))
	if err := os.MkdirAll(directory.Path("logs"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := pki.Ensure(directory.Path("pki"), "one"); err != nil {
		t.Fatal(err)
	}
	return directory
}

func fakeSupervisor(t *testing.T, health string, script string) (*supervisor, *Client) {
	t.Helper()
	directory := sandboxIn(t)
	prober, err := newProber(directory)
	if err != nil {
		t.Fatal(err)
	}
	s := &supervisor{
		directory: directory, binary: "/bin/sh", starter: newStarter(), prober: prober, running: map[string]*process{}, started: make(chan struct{}),
		specs: []spec{{name: "-c", args: []string{script}, health: health}}, // sh -c script
	}
	listener, err := listen(directory)
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: s.handler(func() {})}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close(); _ = s.stop("-c") })
	return s, Connect(directory)
}

func healthyServer(t *testing.T) string {
	t.Helper()
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestAComponentIsStartedStoppedAndStartedAgain(t *testing.T) {
	_, client := fakeSupervisor(t, healthyServer(t), "sleep 60")
	state := func() Component {
		components, err := client.Status(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return components[0]
	}
	if got := state().State; got != "stopped" {
		t.Errorf("before its start it is %s", got)
	}
	if err := client.Start(t.Context(), "-c"); err != nil {
		t.Fatal(err)
	}
	first := state()
	if err := client.Start(t.Context(), "-c"); err != nil || first.State != "healthy" || state().Pid != first.Pid {
		t.Errorf("started twice: %v, first %+v, now %+v", err, first, state())
	}
	if err := client.Stop(t.Context(), "-c"); err != nil || state().State != "stopped" {
		t.Errorf("stopped: %v, %+v", err, state())
	}
	if err := syscall.Kill(first.Pid, 0); err == nil {
		t.Error("stop returned before the process was gone")
	}
	if err := client.Start(t.Context(), "-c"); err != nil || state().State != "healthy" {
		t.Errorf("started again: %v, %+v", err, state())
	}
}

func TestWaitStartedReturnsWhenTheStartIsComplete(t *testing.T) {
	s, client := fakeSupervisor(t, healthyServer(t), "sleep 60")
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := client.WaitStarted(ctx); err == nil {
		t.Error("it returned before the start was complete")
	}
	close(s.started)
	if err := client.WaitStarted(t.Context()); err != nil {
		t.Errorf("after the start: %v", err)
	}
}

func TestAComponentThatDiesIsShownAsDead(t *testing.T) {
	s, client := fakeSupervisor(t, healthyServer(t), "sleep 60")
	if err := client.Start(t.Context(), "-c"); err != nil {
		t.Fatal(err)
	}
	run := s.process("-c")
	if err := run.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-run.gone
	components, err := client.Status(t.Context())
	if err != nil || components[0].State != "dead" || !strings.Contains(components[0].Detail, "killed") {
		t.Errorf("status %+v, %v", components, err)
	}
}

func TestAComponentThatEndsItselfIsStartedAgain(t *testing.T) {
	ended := filepath.Join(t.TempDir(), "ended")
	script := "if [ -e " + ended + " ]; then sleep 60; fi; sleep 0.3; touch " + ended + "; exit 1"
	s, client := fakeSupervisor(t, healthyServer(t), script)
	if err := client.Start(t.Context(), "-c"); err != nil {
		t.Fatal(err)
	}
	first := s.process("-c")
	<-first.gone
	for deadline := time.Now().Add(10 * time.Second); s.process("-c") == first; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it was not started again")
		}
	}
	if err := client.Start(t.Context(), "-c"); err != nil {
		t.Error(err)
	}
}

func TestAComponentThatWasStoppedAsItEndedStaysStopped(t *testing.T) {
	s, client := fakeSupervisor(t, healthyServer(t), "sleep 0.3; exit 1")
	if err := client.Start(t.Context(), "-c"); err != nil {
		t.Fatal(err)
	}
	first := s.process("-c")
	<-first.gone
	if err := client.Stop(t.Context(), "-c"); err != nil {
		t.Fatal(err)
	}
	s.keep("-c", first)
	if s.process("-c") != first {
		t.Error("it was started again")
	}
}

func TestAComponentThatCannotStartSaysWhyAtOnce(t *testing.T) {
	_, client := fakeSupervisor(t, "https://127.0.0.1:1/", "echo unknown flag; exit 3")
	begin := time.Now()
	err := client.Start(t.Context(), "-c")
	if err == nil || !strings.Contains(err.Error(), "unknown flag") || !strings.Contains(err.Error(), "exit status 3") {
		t.Errorf("error %v", err)
	}
	if time.Since(begin) > 10*time.Second {
		t.Errorf("it took %s", time.Since(begin))
	}
}

func TestUnknownComponentsAreRefused(t *testing.T) {
	_, client := fakeSupervisor(t, "https://127.0.0.1:1/", "true")
	for name, err := range map[string]error{"start": client.Start(t.Context(), "nope"), "stop": client.Stop(t.Context(), "nope")} {
		if err == nil || !strings.Contains(err.Error(), "kube-apiserver") {
			t.Errorf("%s says %v", name, err)
		}
	}
}

func TestWithoutASupervisorTheClientSaysSo(t *testing.T) {
	if _, err := Connect(sandboxIn(t)).Status(t.Context()); err == nil || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("error %v", err)
	}
}

func TestEverythingListensOnTheLoopbackInterface(t *testing.T) {
	for _, one := range specs(sandboxIn(t), sandboxdir.State{}) {
		for _, argument := range one.args {
			if strings.Contains(argument, "0.0.0.0") {
				t.Errorf("%s has %s", one.name, argument)
			}
		}
		if strings.HasPrefix(one.name, "kube-") && !strings.Contains(strings.Join(one.args, " "), "--bind-address=127.0.0.1") {
			t.Errorf("%s binds to every address", one.name)
		}
	}
}

func TestOnlyASandboxThatAsksForItAudits(t *testing.T) {
	for audit, want := range map[bool]int{false: 0, true: 3} {
		count := 0
		for _, one := range specs(sandboxIn(t), sandboxdir.State{Audit: audit}) {
			for _, argument := range one.args {
				if strings.HasPrefix(argument, "--audit-") {
					count++
				}
			}
		}
		if count != want {
			t.Errorf("audit %v: %d flags, want %d", audit, count, want)
		}
	}
}
