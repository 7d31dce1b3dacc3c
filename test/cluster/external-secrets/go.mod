// The controller of External Secrets, which ../build-external-secrets builds with its own go.mod. This version is the last that is served to
// everybody whole: later ones are of modules without versions.
module github.com/cdk8s-registry-access/cdk8s-registry-access/test/cluster/external-secrets

go 1.26.0

require github.com/external-secrets/external-secrets v0.20.4
