package scenario

import (
	"context"
	"fmt"
	"slices"

	apps "k8s.io/api/apps/v1"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"

	"drydock.dev/sandbox/internal/kwokconfig"
	"drydock.dev/sandbox/internal/mirrorpods"
)

// harbor is a small cluster in which everything occurs that a drain can meet.
func (a *Applier) harbor(ctx context.Context) error {
	machines := fleet(a.wanted.ControlPlanes, a.wanted.Workers)
	nodes := make([]*core.Node, len(machines))
	var names [2][]string // control plane, workers
	for i, machine := range machines {
		nodes[i] = withMirrorPods(machine.node(i))
		kind := 1
		if machine.pool == "" {
			kind = 0
		}
		names[kind] = append(names[kind], machine.name())
	}
	berths := namesOf(names[0], names[1])
	notReady := 0
	if complete(len(names[1])) {
		i := slices.IndexFunc(nodes, func(node *core.Node) bool { return node.Name == berths[notReadyBerth] })
		nodes[i].Annotations[kwokconfig.NotReady] = "true"
		notReady = 1
	}
	if err := a.createNodes(ctx, nodes); err != nil {
		return err
	}
	if err := a.applyManifests(ctx, berths, "velero-crds.yaml", "velero.yaml", "scans.yaml"); err != nil {
		return err
	}
	if err := a.createReleases(ctx); err != nil {
		return err
	}
	pods, err := a.createWorkloads(ctx, berths)
	if err != nil {
		return err
	}
	pods += len(harborDaemonSets) * len(nodes)
	if err := a.place(ctx, berths, pods); err != nil {
		return err
	}
	if complete(len(names[1])) {
		if err := a.cordon(ctx, berths[cordonedBerth]); err != nil {
			return err
		}
	}
	if err := a.release(ctx); err != nil {
		return err
	}
	if err := a.waitNodes(ctx, len(nodes), notReady); err != nil {
		return err
	}
	if err := a.waitPods(ctx, meta.NamespaceAll, pods+len(names[0])*len(mirrorpods.Static)); err != nil {
		return err
	}
	if err := a.waitVolumes(ctx); err != nil {
		return err
	}
	return a.waitBudgets(ctx)
}

// createWorkloads makes what runs and returns how many pods that is, DaemonSets left out.
func (a *Applier) createWorkloads(ctx context.Context, berths map[rune]string) (int, error) {
	var namespaces, accounts, budgets, objects []meta.Object
	known := map[string]bool{"kube-system": true}
	pods := 0
	add := func(w workload, object meta.Object) {
		objects = append(objects, object)
		pods += len(w.on)
		if !known[w.namespace] {
			known[w.namespace] = true
			namespaces = append(namespaces, &core.Namespace{ObjectMeta: meta.ObjectMeta{Name: w.namespace}})
		}
		if budget := w.budget(); budget != nil {
			budgets = append(budgets, budget)
		}
	}
	for _, w := range harborWorkloads {
		if w.claim != "" {
			add(w, w.statefulSet())
		} else {
			add(w, w.deployment())
		}
	}
	for _, w := range harborDaemonSets {
		add(w, w.daemonSet())
	}
	for _, w := range harborJobs {
		add(w, w.job())
	}
	template := harborBarePod.template()
	template.ObjectMeta.Namespace, template.ObjectMeta.Name = harborBarePod.namespace, harborBarePod.name
	template.Spec.NodeName = berths[rune(harborBarePod.on[0])]
	add(harborBarePod, &core.Pod{ObjectMeta: template.ObjectMeta, Spec: template.Spec})

	// The controller that makes default accounts may be slower than we are.
	for namespace := range known {
		accounts = append(accounts, &core.ServiceAccount{ObjectMeta: meta.ObjectMeta{Namespace: namespace, Name: "default"}})
	}
	a.progress("creating %d workloads in %d namespaces", len(objects), len(known))
	for _, group := range [][]meta.Object{namespaces, accounts, budgets, objects} {
		if err := createAll(ctx, a.client, group); err != nil {
			return 0, err
		}
	}
	return pods, nil
}

func (a *Applier) cordon(ctx context.Context, node string) error {
	_, err := a.client.CoreV1().Nodes().Patch(ctx, node, types.StrategicMergePatchType,
		[]byte(`{"spec":{"unschedulable":true}}`), meta.PatchOptions{FieldManager: "kubectl-cordon"})
	if err != nil {
		return fmt.Errorf("cordon %s: %w", node, err)
	}
	return nil
}

func (w workload) daemonSet() *apps.DaemonSet {
	template := w.template()
	template.Spec.HostNetwork = true
	template.Spec.PriorityClassName = "system-node-critical"
	template.Spec.Tolerations = []core.Toleration{{Operator: core.TolerationOpExists}}
	return &apps.DaemonSet{ObjectMeta: w.meta(), Spec: apps.DaemonSetSpec{Selector: w.selector(), Template: template}}
}

func (w workload) job() *batch.Job {
	template := w.template()
	template.Spec.RestartPolicy = core.RestartPolicyNever
	return &batch.Job{ObjectMeta: w.meta(), Spec: batch.JobSpec{
		Template: template,
		// Being evicted is no failure of the Job.
		PodFailurePolicy: &batch.PodFailurePolicy{Rules: []batch.PodFailurePolicyRule{{
			Action: batch.PodFailurePolicyActionIgnore,
			OnPodConditions: []batch.PodFailurePolicyOnPodConditionsPattern{{
				Type: core.DisruptionTarget, Status: core.ConditionTrue,
			}},
		}}},
	}}
}
