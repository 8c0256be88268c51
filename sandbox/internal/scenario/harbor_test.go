package scenario

import (
	"slices"
	"strings"
	"testing"

	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"

	"drydock.dev/sandbox/internal/mirrorpods"
)

// The fleet of the whole harbor by letter.
func harborMachines() map[rune]machine {
	machines := map[rune]machine{}
	for i, letter := range controlPlaneBerths {
		machines[letter] = namedControlPlanes[i]
	}
	for i, letter := range workerBerths {
		machines[letter] = namedWorkers[i]
	}
	return machines
}

func movable() []workload {
	return slices.Concat(harborWorkloads, harborJobs, []workload{harborBarePod})
}

// README.md and the journeys of the browser tests rely on these addresses.
func TestTheBerthsAreTheNodesOfTheReadme(t *testing.T) {
	for letter, name := range map[rune]string{
		'P': "ip-10-0-1-12", 'Q': "ip-10-0-2-47", 'R': "ip-10-0-3-88",
		'A': "ip-10-0-1-26", 'B': "ip-10-0-1-174", 'C': "ip-10-0-2-61", 'D': "ip-10-0-2-131", 'E': "ip-10-0-3-19", 'F': "ip-10-0-3-203",
		'J': "ip-10-0-1-90", 'K': "ip-10-0-2-214", 'L': "ip-10-0-3-145",
	} {
		if got := harborMachines()[letter]; got.name() != name+".ec2.internal" {
			t.Errorf("%c is %s, wanted %s", letter, got.name(), name)
		}
	}
}

func TestAboutAHundredAndFiftyPods(t *testing.T) {
	pods := len(controlPlaneBerths)*len(mirrorpods.Static) + len(harborDaemonSets)*len(harborMachines())
	for _, w := range movable() {
		pods += len(w.on)
	}
	if pods < 145 || pods > 165 {
		t.Errorf("harbor has %d pods", pods)
	}
}

func TestNothingHoldsUpADrainOfTheCleanNodes(t *testing.T) {
	blockers := []string{"orders-db", "reindex-catalog", "nightly-rollup", "netshoot-mira"}
	for _, letter := range "AF" {
		pods := 0
		for _, w := range movable() {
			if !strings.ContainsRune(w.on, letter) {
				continue
			}
			pods++
			if slices.Contains(blockers, w.name) || w.volume != "" || w.finalizer != "" {
				t.Errorf("%s on %c holds up a drain", w.name, letter)
			}
			if letter == 'A' && w.claim != "" {
				t.Errorf("%s has a volume and is on A", w.name)
			}
			if w.stop == "" && w.grace > 15 || len(w.stop) == 3 && w.stop > "13s" {
				t.Errorf("%s takes longer than 15 s to end", w.name)
			}
		}
		if pods < 15 || pods > 20 {
			t.Errorf("%c has %d pods that move", letter, pods)
		}
	}
}

func TestNothingStartsOnTheNotReadyNode(t *testing.T) {
	for _, w := range movable() {
		if strings.ContainsRune(w.on, notReadyBerth) {
			t.Errorf("%s starts on it", w.name)
		}
	}
}

func TestOneBudgetNeverAllowsADisruption(t *testing.T) {
	for _, w := range harborWorkloads {
		budget := w.budget()
		never := budget != nil && budget.Spec.MinAvailable != nil && budget.Spec.MinAvailable.IntValue() >= len(w.on)
		if never != (w.name == "orders-db") {
			t.Errorf("%s: never allows a disruption: %v", w.name, never)
		}
		if budget != nil && len(w.on) < 2 {
			t.Errorf("%s has a budget and one replica", w.name)
		}
	}
}

func TestNodesAreFilledReasonablyAndOneMayLeave(t *testing.T) {
	machines := harborMachines()
	used, free := map[rune]core.ResourceList{}, core.ResourceList{}
	for letter := range machines {
		used[letter] = core.ResourceList{}
		for _, w := range harborDaemonSets {
			add(used[letter], w)
		}
	}
	for _, w := range movable() {
		for _, letter := range w.on {
			add(used[letter], w)
		}
	}
	kinds := []core.ResourceName{core.ResourceCPU, core.ResourceMemory}
	for _, letter := range "ABDFJKL" {
		for _, kind := range kinds {
			allocatable := machines[letter].node(0).Status.Allocatable[kind]
			taken := used[letter][kind]
			percent := 100 * taken.MilliValue() / allocatable.MilliValue()
			if percent < 25 || percent > 75 {
				t.Errorf("%c is filled to %d %% of its %s", letter, percent, kind)
			}
			allocatable.Sub(taken)
			sum := free[kind]
			sum.Add(allocatable)
			free[kind] = sum
		}
	}
	for _, letter := range "ABDFJKL" {
		for _, kind := range kinds {
			taken := used[letter][kind]
			allocatable := machines[letter].node(0).Status.Allocatable[kind]
			elsewhere := free[kind].DeepCopy()
			elsewhere.Sub(allocatable)
			elsewhere.Add(taken)
			if elsewhere.Cmp(taken) < 0 {
				t.Errorf("the %s of %c does not fit elsewhere", kind, letter)
			}
		}
	}
}

func add(sum core.ResourceList, w workload) {
	for kind, request := range map[core.ResourceName]string{core.ResourceCPU: w.cpu, core.ResourceMemory: w.memory} {
		total := sum[kind]
		total.Add(resource.MustParse(request))
		sum[kind] = total
	}
}
