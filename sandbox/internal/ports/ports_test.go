package ports

import (
	"errors"
	"net"
	"testing"
)

func listen(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	return listener.Addr().(*net.TCPAddr).Port
}

func TestChoosesADifferentPortForEachPurpose(t *testing.T) {
	chosen, err := Choose(nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, purpose := range purposes {
		port := chosen[purpose]
		if port < lowest || port >= highest || seen[port] {
			t.Errorf("%s got port %d of %v", purpose, port, chosen)
		}
		seen[port] = true
	}
}

func TestKeepsThePortsOfTheLastStart(t *testing.T) {
	first, err := Choose(nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Choose(first, 0)
	if err != nil {
		t.Fatal(err)
	}
	for purpose, port := range first {
		if second[purpose] != port {
			t.Errorf("%s moved from %d to %d", purpose, port, second[purpose])
		}
	}
}

func TestReplacesOnlyARememberedPortThatIsTaken(t *testing.T) {
	remembered, err := Choose(nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	etcd := remembered[Etcd]
	taken := listen(t)
	remembered[APIServer] = taken
	chosen, err := Choose(remembered, 0)
	if err != nil {
		t.Fatal(err)
	}
	if chosen[APIServer] == taken || chosen[Etcd] != etcd {
		t.Errorf("chose %v with %d taken", chosen, taken)
	}
}

func TestAWantedPortIsUsedOrRefused(t *testing.T) {
	free, err := pick(nil)
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := Choose(map[string]int{Etcd: free}, free)
	if err != nil || chosen[APIServer] != free || chosen[Etcd] == free {
		t.Errorf("wanted %d, chose %v, %v", free, chosen, err)
	}
	taken := listen(t)
	var refusal TakenError
	if _, err := Choose(nil, taken); !errors.As(err, &refusal) || refusal.Port != taken {
		t.Errorf("a taken port gave %v", err)
	}
}
