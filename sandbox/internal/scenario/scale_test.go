package scenario

import (
	"testing"

	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func TestScaleMakesExactlyThePodsAskedFor(t *testing.T) {
	for _, pods := range []int{0, 1, 29, 30, 31, 30000} {
		made, unseen := 0, 0
		for _, w := range scaleWorkloads(pods) {
			made += int(w.replicas())
			if w.unseen {
				unseen++
			}
			if w.budget() == nil || w.replicas() > scaleReplicas {
				t.Fatalf("workload %+v", w)
			}
		}
		if made != pods {
			t.Errorf("%d pods asked for, %d made", pods, made)
		}
		if unseen != min(pods, 1) {
			t.Errorf("%d budgets are left to their controller", unseen)
		}
	}
}

func TestStoredPodsRunOnTheirNode(t *testing.T) {
	node := namedWorkers[0].node(3)
	pattern := &core.Pod{
		ObjectMeta: meta.ObjectMeta{Namespace: "team-000", GenerateName: "service-0000-abc-"},
		Spec:       core.PodSpec{Containers: []core.Container{{Name: "a"}}},
	}
	first, again, second := running(pattern, 0, node, 0), running(pattern, 0, node, 0), running(pattern, 1, node, 1)
	if !settled(first) || first.Status.Phase != core.PodRunning || first.Spec.NodeName != node.Name {
		t.Errorf("the pod does not run: %+v", first.Status)
	}
	if first.UID != again.UID || first.UID == second.UID || first.Name == second.Name || first.Status.PodIP == second.Status.PodIP {
		t.Errorf("uids %s, %s, %s; addresses %s, %s", first.UID, again.UID, second.UID, first.Status.PodIP, second.Status.PodIP)
	}
	if pattern.Spec.NodeName != "" {
		t.Error("the pattern was changed")
	}
}
