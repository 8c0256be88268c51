package scenario

import (
	"slices"
	"strings"
)

// berths are the nodes of harbor by letter, in the order of the fleet: P, Q, R are the control plane,
// A to F the general pool, J to L the memory pool.
const (
	controlPlaneBerths = "PQR"
	workerBerths       = "AFKBDLJCE"
	cordonedBerth      = 'C'
	notReadyBerth      = 'E'
)

// namesOf finds the node of each letter. A sandbox with fewer nodes uses those it has for the letters it lacks;
// the cordoned and the NotReady node exist only if all nine workers do.
func namesOf(controlPlanes, workers []string) map[rune]string {
	names := map[rune]string{}
	berth := func(letters string, nodes []string) {
		for i, letter := range letters {
			if len(nodes) > 0 {
				names[letter] = nodes[i%len(nodes)]
			}
		}
	}
	berth(workerBerths, workers)
	if len(controlPlanes) == 0 {
		controlPlanes = workers
	}
	berth(controlPlaneBerths, controlPlanes)
	return names
}

// complete tells whether every worker of the picture is there.
func complete(workers int) bool { return workers >= len(workerBerths) }

// nextBerth says on which node one more replica starts: the first one in the plan that has none yet.
func nextBerth(plan string, names map[rune]string, taken []string) (string, bool) {
	taken = slices.Clone(taken)
	for _, letter := range plan {
		node := names[letter]
		if i := slices.Index(taken, node); i >= 0 {
			taken = slices.Delete(taken, i, i+1)
			continue
		}
		return node, node != ""
	}
	return "", false
}

// ordinalBerth is the node of replica NAME-2 and so on of a StatefulSet.
func ordinalBerth(plan string, names map[rune]string, pod string) (string, bool) {
	ordinal := 0
	for _, digit := range pod[strings.LastIndex(pod, "-")+1:] {
		ordinal = ordinal*10 + int(digit-'0')
	}
	if ordinal < 0 || ordinal >= len(plan) {
		return "", false
	}
	node := names[rune(plan[ordinal])]
	return node, node != ""
}
