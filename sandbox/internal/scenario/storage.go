package scenario

import (
	"context"

	core "k8s.io/api/core/v1"
	storage "k8s.io/api/storage/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"

	"drydock.dev/sandbox/internal/kwokconfig"
)

func (a *Applier) createStorage(ctx context.Context) error {
	yes, late, reclaim := true, storage.VolumeBindingWaitForFirstConsumer, core.PersistentVolumeReclaimDelete
	class := &storage.StorageClass{
		ObjectMeta: meta.ObjectMeta{
			Name:        storageClass,
			Annotations: map[string]string{"storageclass.kubernetes.io/is-default-class": "true"},
		},
		Provisioner: kwokconfig.Driver, VolumeBindingMode: &late, ReclaimPolicy: &reclaim,
	}
	driver := &storage.CSIDriver{
		ObjectMeta: meta.ObjectMeta{Name: kwokconfig.Driver},
		Spec:       storage.CSIDriverSpec{AttachRequired: &yes},
	}
	return createAll(ctx, a.client, []meta.Object{class, driver})
}
