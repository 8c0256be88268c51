package scenario

import (
	"fmt"
	"testing"
)

func TestTheNextReplicaStartsWhereThePlanHasNoneYet(t *testing.T) {
	names := map[rune]string{'A': "a", 'B': "b", 'C': "a"} // a small sandbox: two letters, one node
	for _, test := range []struct {
		plan  string
		taken []string
		want  string
	}{
		{"AB", nil, "a"},
		{"AB", []string{"a"}, "b"},
		{"AB", []string{"b"}, "a"},
		{"AC", []string{"a"}, "a"},
		{"AB", []string{"a", "b"}, ""},
		{"", nil, ""},
		{"Z", nil, ""},
	} {
		if got, ok := nextBerth(test.plan, names, test.taken); got != test.want || ok != (test.want != "") {
			t.Errorf("nextBerth(%q, taken %v) = %q, %v", test.plan, test.taken, got, ok)
		}
	}
}

func TestOrdinalsHaveTheirBerth(t *testing.T) {
	names := map[rune]string{'K': "k", 'L': "l"}
	for pod, want := range map[string]string{"db-0": "k", "db-1": "l", "db-2": "", "a-b-1": "l"} {
		if got, _ := ordinalBerth("KL", names, pod); got != want {
			t.Errorf("%s starts on %q, wanted %q", pod, got, want)
		}
	}
}

func TestEveryLetterHasANodeHoweverSmallTheSandbox(t *testing.T) {
	for _, size := range [][2]int{{3, 9}, {1, 1}, {0, 1}, {5, 20}, {1, 3}} {
		controlPlanes := make([]string, size[0])
		workers := make([]string, size[1])
		for i := range controlPlanes {
			controlPlanes[i] = fmt.Sprint("cp", i)
		}
		for i := range workers {
			workers[i] = fmt.Sprint("w", i)
		}
		names := namesOf(controlPlanes, workers)
		for _, letter := range workerBerths + controlPlaneBerths {
			if names[letter] == "" {
				t.Errorf("%v: no node for %c", size, letter)
			}
		}
	}
}

func TestFleets(t *testing.T) {
	machines := fleet(3, 4997)
	names, addresses, networks := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i, machine := range machines {
		node := machine.node(i)
		names[node.Name], addresses[machine.ip()], networks[node.Spec.PodCIDR] = true, true, true
	}
	if len(names) != 5000 || len(addresses) != 5000 || len(networks) != 5000 {
		t.Errorf("5000 nodes have %d names, %d addresses, %d pod networks", len(names), len(addresses), len(networks))
	}
	if small := fleet(1, 2); len(small) != 3 || small[0] != namedControlPlanes[0] || small[1] != namedWorkers[0] {
		t.Errorf("a small fleet is not the beginning of the large one: %v", small)
	}
}
