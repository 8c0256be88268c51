package scenario

import (
	"context"
	"fmt"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	policy "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

const templateHash = "5d8f7c9b46"

// createOwners makes Deployment, ReplicaSet and budget as their controllers leave them when all pods run, and returns the
// pod that they would make, as the API server would store it. What is there already is left as it is.
func (a *Applier) createOwners(ctx context.Context, w workload) (*core.Pod, error) {
	deployment, err := a.createDeployment(ctx, w)
	if err != nil {
		return nil, err
	}
	set, err := a.createReplicaSet(ctx, w, deployment)
	if err != nil {
		return nil, err
	}
	if err := a.createBudget(ctx, w); err != nil {
		return nil, err
	}
	pod := &core.Pod{ObjectMeta: *set.Spec.Template.ObjectMeta.DeepCopy(), Spec: *set.Spec.Template.Spec.DeepCopy()}
	pod.Namespace, pod.GenerateName = w.namespace, set.Name+"-"
	pod.OwnerReferences = []meta.OwnerReference{*meta.NewControllerRef(set, apps.SchemeGroupVersion.WithKind("ReplicaSet"))}
	return a.client.CoreV1().Pods(w.namespace).Create(ctx, pod, meta.CreateOptions{DryRun: []string{meta.DryRunAll}})
}

func (a *Applier) createDeployment(ctx context.Context, w workload) (*apps.Deployment, error) {
	deployments := a.client.AppsV1().Deployments(w.namespace)
	made, err := deployments.Create(ctx, w.deployment(), meta.CreateOptions{})
	if errors.IsAlreadyExists(err) {
		return deployments.Get(ctx, w.name, meta.GetOptions{})
	}
	if err != nil {
		return nil, err
	}
	all, none, now := w.replicas(), int32(0), meta.Now()
	made.Status = apps.DeploymentStatus{
		ObservedGeneration: made.Generation, Replicas: all, UpdatedReplicas: all, ReadyReplicas: all, AvailableReplicas: all,
		TerminatingReplicas: &none,
		Conditions: []apps.DeploymentCondition{
			{
				Type: apps.DeploymentAvailable, Status: core.ConditionTrue, Reason: "MinimumReplicasAvailable",
				Message: "Deployment has minimum availability.", LastUpdateTime: now, LastTransitionTime: now,
			},
			{
				Type: apps.DeploymentProgressing, Status: core.ConditionTrue, Reason: "NewReplicaSetAvailable",
				Message:        fmt.Sprintf("ReplicaSet %q has successfully progressed.", w.name+"-"+templateHash),
				LastUpdateTime: now, LastTransitionTime: now,
			},
		},
	}
	return deployments.UpdateStatus(ctx, made, meta.UpdateOptions{})
}

func (a *Applier) createReplicaSet(ctx context.Context, w workload, deployment *apps.Deployment) (*apps.ReplicaSet, error) {
	all, none := w.replicas(), int32(0)
	surge, err := intstr.GetScaledValueFromIntOrPercent(deployment.Spec.Strategy.RollingUpdate.MaxSurge, int(all), true)
	if err != nil {
		return nil, err
	}
	set := &apps.ReplicaSet{ObjectMeta: w.meta(), Spec: apps.ReplicaSetSpec{
		Replicas: &all, Selector: w.selector(), Template: deployment.Spec.Template,
	}}
	set.Name += "-" + templateHash
	set.Annotations = map[string]string{
		"deployment.kubernetes.io/revision":         "1",
		"deployment.kubernetes.io/desired-replicas": fmt.Sprint(all),
		"deployment.kubernetes.io/max-replicas":     fmt.Sprint(int(all) + surge),
	}
	hashed := map[string]string{nameLabel: w.name, apps.DefaultDeploymentUniqueLabelKey: templateHash}
	set.Labels, set.Spec.Template.Labels, set.Spec.Selector.MatchLabels = hashed, hashed, hashed
	set.OwnerReferences = []meta.OwnerReference{*meta.NewControllerRef(deployment, apps.SchemeGroupVersion.WithKind("Deployment"))}
	sets := a.client.AppsV1().ReplicaSets(w.namespace)
	made, err := sets.Create(ctx, set, meta.CreateOptions{})
	if errors.IsAlreadyExists(err) {
		return sets.Get(ctx, set.Name, meta.GetOptions{})
	}
	if err != nil {
		return nil, err
	}
	made.Status = apps.ReplicaSetStatus{
		ObservedGeneration: made.Generation, Replicas: all, FullyLabeledReplicas: all, ReadyReplicas: all, AvailableReplicas: all,
		TerminatingReplicas: &none,
	}
	return sets.UpdateStatus(ctx, made, meta.UpdateOptions{})
}

// createBudget leaves a budget that is `unseen` to its controller.
func (a *Applier) createBudget(ctx context.Context, w workload) error {
	budgets := a.client.PolicyV1().PodDisruptionBudgets(w.namespace)
	made, err := budgets.Create(ctx, w.budget(), meta.CreateOptions{})
	if errors.IsAlreadyExists(err) {
		return nil
	}
	if err != nil || w.unseen {
		return err
	}
	all := w.replicas()
	allowed, err := intstr.GetScaledValueFromIntOrPercent(made.Spec.MaxUnavailable, int(all), true)
	if err != nil {
		return err
	}
	allowed = min(allowed, int(all))
	made.Status = policy.PodDisruptionBudgetStatus{
		ObservedGeneration: made.Generation, ExpectedPods: all, CurrentHealthy: all,
		DesiredHealthy: all - int32(allowed), DisruptionsAllowed: int32(allowed),
		Conditions: []meta.Condition{{
			Type: policy.DisruptionAllowedCondition, Status: meta.ConditionTrue, Reason: policy.SufficientPodsReason,
			ObservedGeneration: made.Generation, LastTransitionTime: meta.Now(),
		}},
	}
	_, err = budgets.UpdateStatus(ctx, made, meta.UpdateOptions{})
	return err
}
