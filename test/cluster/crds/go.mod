// No program: the modules whose files define the foreign kinds that we write, as they are served to everybody who has Go.
// Their sums are in go.sum. The file list is in ../support/foreign-crds.ts.
module github.com/cdk8s-registry-access/cdk8s-registry-access/test/cluster/crds

go 1.24

require (
	github.com/bitnami-labs/sealed-secrets v0.36.0
	github.com/external-secrets/external-secrets v1.3.2
	github.com/fluxcd/image-reflector-controller v1.1.1
	github.com/fluxcd/source-controller v1.9.1
	github.com/kyverno/kyverno v1.19.1
	github.com/prometheus-operator/prometheus-operator v0.85.0
)
