import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { KubernetesObject } from '../kubernetes/kubernetes-object';

/**
 * An object that is written with exactly the values that it was read with, in their order, and with nothing else.
 *
 * SOPS computes its MAC over all values of a document, one after the other: also over those that are not encrypted,
 * unless `mac_only_encrypted` is set. A label of the chart, or members that cdk8s sorts, would make SOPS refuse to
 * decrypt. Quotes, comments and indentation are none of it. Source: `Tree.Encrypt` in
 * https://github.com/getsops/sops/blob/v3.13.3/sops.go
 */
export class VerbatimObject extends ApiObject {
  constructor(scope: Construct, id: string, private readonly manifest: KubernetesObject) {
    super(scope, id, { ...manifest, apiVersion: manifest.apiVersion!, kind: manifest.kind! });
  }

  public addJsonPatch(..._: JsonPatch[]): void {
    throw new Error(`'${this.node.path}' is encrypted with SOPS, whose MAC covers all values, so it cannot be patched: `
      + 'change the Secret, and encrypt it again');
  }

  public toJson(): any {
    super.toJson(); // notes with all resolvers that the object is written
    return JSON.parse(JSON.stringify(this.manifest));
  }
}
