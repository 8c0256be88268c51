package scenario

import (
	"fmt"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	policy "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"drydock.dev/sandbox/internal/kwokconfig"
)

// nameLabel tells the pods of a workload apart within its namespace.
const nameLabel = "app.kubernetes.io/name"

const storageClass = "ebs-gp3"

// workload describes a Deployment, a StatefulSet (if it has a claim) or anything else with a pod template.
type workload struct {
	namespace, name string
	on              string // one letter a replica: the node on which it starts (see berths)
	cpu, memory     string
	grace           int64  // seconds of terminationGracePeriodSeconds
	stop            string // when the containers really end; empty: they take the whole grace period
	minAvailable    string // of its budget; empty: none
	maxUnavailable  string
	claim           string // size of the claim of each replica
	emptyDir        core.StorageMedium
	volume          string // name of an emptyDir
	finalizer       string
	runFor          string
	infrastructure  bool  // tolerates the control plane
	count           int32 // replicas of a workload that is placed otherwise
	unseen          bool  // its controllers have not seen its budget
}

func (w workload) replicas() int32 { return max(w.count, int32(len(w.on))) }

func (w workload) labels() map[string]string { return map[string]string{nameLabel: w.name} }

func (w workload) meta() meta.ObjectMeta {
	return meta.ObjectMeta{Namespace: w.namespace, Name: w.name, Labels: w.labels()}
}

func (w workload) selector() *meta.LabelSelector {
	return &meta.LabelSelector{MatchLabels: w.labels()}
}

func (w workload) template() core.PodTemplateSpec {
	template := core.PodTemplateSpec{
		ObjectMeta: meta.ObjectMeta{Labels: w.labels(), Annotations: map[string]string{}},
		Spec: core.PodSpec{
			TerminationGracePeriodSeconds: &w.grace,
			Containers: []core.Container{{
				Name:  w.name,
				Image: fmt.Sprintf("registry.example/%s/%s:1.4.2", w.namespace, w.name),
				Resources: core.ResourceRequirements{Requests: core.ResourceList{
					core.ResourceCPU: resource.MustParse(w.cpu), core.ResourceMemory: resource.MustParse(w.memory),
				}},
			}},
		},
	}
	if w.stop != "" {
		template.Annotations[kwokconfig.StopAfter] = w.stop
	}
	if w.runFor != "" {
		template.Annotations[kwokconfig.RunFor] = w.runFor
	}
	if w.finalizer != "" {
		template.Finalizers = []string{w.finalizer}
	}
	if len(w.on) > 1 {
		w.spread(&template.Spec)
	}
	if w.volume != "" {
		template.Spec.Volumes = []core.Volume{{Name: w.volume, VolumeSource: core.VolumeSource{
			EmptyDir: &core.EmptyDirVolumeSource{Medium: w.emptyDir},
		}}}
		template.Spec.Containers[0].VolumeMounts = []core.VolumeMount{{Name: w.volume, MountPath: "/" + w.volume}}
	}
	if w.infrastructure {
		template.Spec.PriorityClassName = "system-cluster-critical"
		template.Spec.Tolerations = []core.Toleration{{
			Key: "node-role.kubernetes.io/control-plane", Operator: core.TolerationOpExists, Effect: core.TaintEffectNoSchedule,
		}}
	}
	return template
}

// spread asks for different nodes and zones, but does not insist: an evicted replica may land beside another.
func (w workload) spread(spec *core.PodSpec) {
	spec.Affinity = &core.Affinity{PodAntiAffinity: &core.PodAntiAffinity{
		PreferredDuringSchedulingIgnoredDuringExecution: []core.WeightedPodAffinityTerm{{
			Weight: 100, PodAffinityTerm: core.PodAffinityTerm{LabelSelector: w.selector(), TopologyKey: core.LabelHostname},
		}},
	}}
	spec.TopologySpreadConstraints = []core.TopologySpreadConstraint{{
		MaxSkew: 1, TopologyKey: core.LabelTopologyZone, WhenUnsatisfiable: core.ScheduleAnyway, LabelSelector: w.selector(),
	}}
}

func (w workload) deployment() *apps.Deployment {
	replicas := w.replicas()
	return &apps.Deployment{ObjectMeta: w.meta(), Spec: apps.DeploymentSpec{
		Replicas: &replicas, Selector: w.selector(), Template: w.template(),
	}}
}

func (w workload) statefulSet() *apps.StatefulSet {
	replicas, class := w.replicas(), storageClass
	set := &apps.StatefulSet{ObjectMeta: w.meta(), Spec: apps.StatefulSetSpec{
		Replicas: &replicas, Selector: w.selector(), Template: w.template(), ServiceName: w.name,
		PodManagementPolicy: apps.ParallelPodManagement, // else the scenario would start them one after another
		VolumeClaimTemplates: []core.PersistentVolumeClaim{{
			ObjectMeta: meta.ObjectMeta{Name: "data"},
			Spec: core.PersistentVolumeClaimSpec{
				AccessModes: []core.PersistentVolumeAccessMode{core.ReadWriteOnce}, StorageClassName: &class,
				Resources: core.VolumeResourceRequirements{Requests: core.ResourceList{core.ResourceStorage: resource.MustParse(w.claim)}},
			},
		}},
	}}
	set.Spec.Template.Spec.Containers[0].VolumeMounts = []core.VolumeMount{{Name: "data", MountPath: "/data"}}
	return set
}

// budget is nil if the workload has none.
func (w workload) budget() *policy.PodDisruptionBudget {
	budget := &policy.PodDisruptionBudget{ObjectMeta: w.meta(), Spec: policy.PodDisruptionBudgetSpec{Selector: w.selector()}}
	switch {
	case w.minAvailable != "":
		value := intstr.Parse(w.minAvailable)
		budget.Spec.MinAvailable = &value
	case w.maxUnavailable != "":
		value := intstr.Parse(w.maxUnavailable)
		budget.Spec.MaxUnavailable = &value
	default:
		return nil
	}
	return budget
}
