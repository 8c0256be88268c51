package scenario

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"

	etcd "go.etcd.io/etcd/client/v3"
	"go.uber.org/zap"
	"google.golang.org/grpc/grpclog"
	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes/scheme"
)

const storeBatch = 100 // pods in a transaction; etcd takes 128

// store writes pods into etcd as the API server stores them. Creating one and having its kubelet set it Running
// costs the API server and kwok about 9 ms of CPU, which for 30,000 pods is minutes.
func (a *Applier) store(ctx context.Context, pods []*core.Pod) error {
	grpclog.SetLoggerV2(grpclog.NewLoggerV2(io.Discard, io.Discard, io.Discard)) // it would warn of its own end
	client, err := etcd.New(etcd.Config{Endpoints: []string{a.etcd}, DialTimeout: 10 * time.Second, Logger: zap.NewNop()})
	if err != nil {
		return fmt.Errorf("etcd: %w", err)
	}
	defer client.Close()
	serializer := protobuf.NewSerializer(scheme.Scheme, scheme.Scheme)
	encoder := scheme.Codecs.EncoderForVersion(serializer, core.SchemeGroupVersion)
	var batches [][]*core.Pod
	for start := 0; start < len(pods); start += storeBatch {
		batches = append(batches, pods[start:min(start+storeBatch, len(pods))])
	}
	return parallel(ctx, batches, func(batch []*core.Pod) error {
		var puts []etcd.Op
		for _, pod := range batch {
			content, err := runtime.Encode(encoder, pod)
			if err != nil {
				return err
			}
			puts = append(puts, etcd.OpPut("/registry/pods/"+pod.Namespace+"/"+pod.Name, string(content)))
		}
		_, err := client.Txn(ctx).Then(puts...).Commit()
		return err
	})
}

// running makes one replica from the pod that the API server would store: bound to the node and started.
// index counts the pods of that node.
func running(pattern *core.Pod, replica int, node *core.Node, index int) *core.Pod {
	pod := pattern.DeepCopy()
	pod.Name = fmt.Sprintf("%s%05x", pod.GenerateName, replica)
	// The same at each attempt, so that storing it again changes nothing.
	id := sha256.Sum256([]byte(pod.Namespace + "/" + pod.Name))
	pod.UID = types.UID(fmt.Sprintf("%x-%x-4%03x-8%03x-%x", id[:4], id[4:6], id[6], id[7], id[8:14]))
	pod.Spec.NodeName = node.Name
	now := meta.Now()
	hostIP := node.Status.Addresses[0].Address
	podIP := fmt.Sprintf("%s.%d", strings.TrimSuffix(node.Spec.PodCIDR, ".0/24"), 2+index%250)
	pod.Status = core.PodStatus{
		Phase: core.PodRunning, StartTime: &now, QOSClass: core.PodQOSBurstable,
		HostIP: hostIP, HostIPs: []core.HostIP{{IP: hostIP}},
		PodIP: podIP, PodIPs: []core.PodIP{{IP: podIP}},
	}
	for _, kind := range []core.PodConditionType{
		core.PodScheduled, core.PodReadyToStartContainers, core.PodInitialized, core.PodReady, core.ContainersReady,
	} {
		pod.Status.Conditions = append(pod.Status.Conditions, core.PodCondition{Type: kind, Status: core.ConditionTrue, LastTransitionTime: now})
	}
	started := true
	for _, container := range pod.Spec.Containers {
		pod.Status.ContainerStatuses = append(pod.Status.ContainerStatuses, core.ContainerStatus{
			Name: container.Name, Image: container.Image, Ready: true, Started: &started,
			State: core.ContainerState{Running: &core.ContainerStateRunning{StartedAt: now}},
		})
	}
	return pod
}
