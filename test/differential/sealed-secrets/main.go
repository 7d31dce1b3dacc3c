// Command sealed-secrets seals and unseals with the code of kubeseal and its controller, and a key that ends with it.
package main

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"io"
	"log"
	"os"

	"github.com/bitnami-labs/sealed-secrets/pkg/apis/sealedsecrets/v1alpha1"
	"github.com/bitnami-labs/sealed-secrets/pkg/crypto"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
)

// A question is either a Secret to seal, or a SealedSecret to unseal.
type question struct {
	Seal   *corev1.Secret
	Unseal *v1alpha1.SealedSecret
}

type answer struct {
	Sealed   *v1alpha1.SealedSecret `json:"sealed,omitempty"`
	Unsealed *corev1.Secret         `json:"unsealed,omitempty"`
	Error    string                 `json:"error,omitempty"`
}

func main() {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		log.Fatal(err)
	}
	fingerprint, err := crypto.PublicKeyFingerprint(&key.PublicKey)
	if err != nil {
		log.Fatal(err)
	}
	keys := map[string]*rsa.PrivateKey{fingerprint: key}
	scheme := runtime.NewScheme()
	if err := corev1.AddToScheme(scheme); err != nil {
		log.Fatal(err)
	}
	codecs := serializer.NewCodecFactory(scheme)

	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var asked question
		if err := in.Decode(&asked); err == io.EOF {
			return
		} else if err != nil {
			log.Fatal(err)
		}
		var given answer
		if asked.Seal != nil {
			given.Sealed, err = v1alpha1.NewSealedSecret(codecs, &key.PublicKey, asked.Seal)
		} else {
			given.Unsealed, err = asked.Unseal.Unseal(codecs, keys)
		}
		if err != nil {
			given.Error = err.Error()
		}
		if err := out.Encode(given); err != nil {
			log.Fatal(err)
		}
	}
}
