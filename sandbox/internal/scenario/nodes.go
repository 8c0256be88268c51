package scenario

import (
	"crypto/sha256"
	"fmt"

	"drydock.dev/sandbox/internal/kwokconfig"
	"drydock.dev/sandbox/internal/mirrorpods"
	core "k8s.io/api/core/v1"
	storage "k8s.io/api/storage/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// machine is what a node is made from.
type machine struct {
	zone, host int // zone 1 to 3; both are also in the address 10.0.ZONE.HOST (or 10.1.x.x for generated ones)
	network    int
	pool       string // empty for the control plane
	kind       string // instance type
	cpu        int
	memory     int // GiB
	kubelet    string
}

func controlPlane(zone, host int) machine {
	return machine{zone: zone, host: host, kind: "m7i.xlarge", cpu: 4, memory: 16, kubelet: "v1.36.3"}
}

func general(zone, host int) machine {
	return machine{zone: zone, host: host, pool: "general", kind: "m7i.2xlarge", cpu: 8, memory: 32, kubelet: "v1.36.3"}
}

func memory(zone, host int) machine {
	return machine{zone: zone, host: host, pool: "memory", kind: "r7i.2xlarge", cpu: 8, memory: 64, kubelet: "v1.36.2"}
}

// The machines of harbor, and the first ones of the others. README.md says what harbor puts on which;
// the order matters: a smaller sandbox has the first ones.
var (
	namedControlPlanes = []machine{controlPlane(1, 12), controlPlane(2, 47), controlPlane(3, 88)}
	namedWorkers       = []machine{
		general(1, 26), general(3, 203), memory(2, 214), general(1, 174), general(2, 131),
		memory(3, 145), memory(1, 90), general(2, 61), general(3, 19),
	}
)

// fleet makes that many machines, deterministically: beyond the named ones they are numbered.
func fleet(controlPlanes, workers int) []machine {
	machines := make([]machine, 0, controlPlanes+workers)
	for i := range controlPlanes {
		if i < len(namedControlPlanes) {
			machines = append(machines, namedControlPlanes[i])
			continue
		}
		machines = append(machines, generated(i, controlPlane))
	}
	for i := range workers {
		switch {
		case i < len(namedWorkers):
			machines = append(machines, namedWorkers[i])
		case i%3 == 2:
			machines = append(machines, generated(controlPlanes+i, memory))
		default:
			machines = append(machines, generated(controlPlanes+i, general))
		}
	}
	return machines
}

func generated(i int, kind func(zone, host int) machine) machine {
	made := kind(i%3+1, i%250+1)
	made.network = 1 + i/250
	return made
}

// ip of the machine; the third byte is the zone for named machines and tells generated ones apart too.
func (m machine) ip() string {
	return fmt.Sprintf("10.%d.%d.%d", m.network, m.zone, m.host)
}

func (m machine) name() string {
	return fmt.Sprintf("ip-10-%d-%d-%d.ec2.internal", m.network, m.zone, m.host)
}

func (m machine) zoneName() string { return "us-east-1" + string(rune('a'+m.zone-1)) }

// node makes the Node as its kubelet would register it; index tells its pod network.
func (m machine) node(index int) *core.Node {
	id := fmt.Sprintf("%x", sha256.Sum256([]byte(m.name())))
	node := &core.Node{
		ObjectMeta: meta.ObjectMeta{
			Name: m.name(),
			Labels: map[string]string{
				core.LabelHostname:           m.name(),
				core.LabelOSStable:           "linux",
				core.LabelArchStable:         "amd64",
				core.LabelInstanceTypeStable: m.kind,
				core.LabelTopologyRegion:     "us-east-1",
				core.LabelTopologyZone:       m.zoneName(),
				kwokconfig.KubeletLabel:      kwokconfig.KubeletAlive,
			},
			Annotations: map[string]string{
				// The attach/detach controller handles only nodes that say so.
				"volumes.kubernetes.io/controller-managed-attach-detach": "true",
			},
		},
		Spec: core.NodeSpec{
			ProviderID: "aws:///" + m.zoneName() + "/i-0" + id[:16],
			PodCIDR:    fmt.Sprintf("10.%d.%d.0/24", 100+index/256, index%256),
		},
		Status: core.NodeStatus{
			Addresses: []core.NodeAddress{
				{Type: core.NodeInternalIP, Address: m.ip()},
				{Type: core.NodeHostName, Address: m.name()},
				{Type: core.NodeInternalDNS, Address: m.name()},
				{Type: core.NodeExternalDNS, Address: "localhost"}, // where the API server asks for logs
			},
			Capacity:    m.resources(0, 0),
			Allocatable: m.resources(90, 700), // what a kubelet keeps for the system
			NodeInfo: core.NodeSystemInfo{
				MachineID: id[:32], SystemUUID: id[:32], BootID: id[32:],
				Architecture: "amd64", OperatingSystem: "linux", OSImage: "Debian GNU/Linux 12 (bookworm)",
				KernelVersion: "6.12.30-cloud-amd64", ContainerRuntimeVersion: "containerd://2.1.4", KubeletVersion: m.kubelet,
			},
		},
	}
	node.Spec.PodCIDRs = []string{node.Spec.PodCIDR}
	if m.pool != "" {
		node.Labels["node.kubernetes.io/pool"] = m.pool
		return node
	}
	node.Labels["node-role.kubernetes.io/control-plane"] = ""
	node.Labels[core.LabelNodeExcludeBalancers] = ""
	node.Spec.Taints = []core.Taint{{Key: "node-role.kubernetes.io/control-plane", Effect: core.TaintEffectNoSchedule}}
	return node
}

func withMirrorPods(node *core.Node) *core.Node {
	if _, is := node.Labels["node-role.kubernetes.io/control-plane"]; is {
		node.Annotations[mirrorpods.Annotation] = "true"
	}
	return node
}

// resources less what is kept back (millicores, MiB).
func (m machine) resources(keptCPU, keptMemory int) core.ResourceList {
	return core.ResourceList{
		core.ResourceCPU:              *resource.NewMilliQuantity(int64(m.cpu*1000-keptCPU), resource.DecimalSI),
		core.ResourceMemory:           *resource.NewQuantity(int64(m.memory*1024-keptMemory)<<20, resource.BinarySI),
		core.ResourceEphemeralStorage: resource.MustParse("100Gi"),
		core.ResourcePods:             resource.MustParse("110"),
	}
}

// csiNode says that the CSI driver runs on the node.
func csiNode(node *core.Node) *storage.CSINode {
	volumes := int32(25)
	return &storage.CSINode{
		ObjectMeta: meta.ObjectMeta{Name: node.Name},
		Spec: storage.CSINodeSpec{Drivers: []storage.CSINodeDriver{{
			Name: kwokconfig.Driver, NodeID: node.Name, Allocatable: &storage.VolumeNodeResources{Count: &volumes},
		}}},
	}
}
