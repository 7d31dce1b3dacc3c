import { Facts } from './facts/facts';
import { compareTexts, ObjectRef } from './facts/object-ref';
import { PodRecord } from './facts/pods';
import { privateImages } from './facts/private-images';
import { PullSecretProblem } from '../kubernetes/pull-secret';
import { NamedSecret } from '../pull/named-secret';
import { printable } from '../text/printable';

/** What a graph is made of, from left to right. */
export type NodeKind = 'namespace' | 'workload' | 'service-account' | 'secret' | 'registry';

/** One thing in a graph. */
export interface GraphNode {
  /** Unique in the graph. */
  readonly id: string;
  readonly kind: NodeKind;
  /** What is shown. */
  readonly label: string;
  /** The namespace it is in; of a registry none. */
  readonly namespace?: string;
  /** Of a Secret: whether it is there, and can be looked into; `broken` does not decode. */
  readonly state?: NamedSecret['state'] | 'broken';
}

/** A line of a graph. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /**
   * `pulls`: on the way of a credential; `uncovered`: from a workload to a registry that it pulls a private image from
   * and has no credential for; `awaited`: from a Secret that is not there to the registries that those who name it pull
   * from.
   */
  readonly kind: 'pulls' | 'uncovered' | 'awaited';
}

/** Who can pull what: namespace → workload → ServiceAccount → Secret → registry. */
export interface AccessGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The graph of an audit, in an order that does not depend on that of the objects. */
export function accessGraph(facts: Facts): AccessGraph {
  const graph = new GraphBuilder();
  for (const pod of facts.pods.list) {
    addPod(graph, facts, pod);
  }
  for (const { pod, image, verdict, pull, need } of privateImages(facts)) {
    if (need === 'always' && (verdict === 'keyring-error' || (verdict !== 'covered' && !pull.keyring.isIncomplete))) {
      graph.edge(workloadNode(graph, pod.subject), registryNode(graph, facts.images.traits(image).host), 'uncovered');
    }
  }
  return graph.build();
}

function addPod(graph: GraphBuilder, facts: Facts, pod: PodRecord): void {
  const { subject, lists, images } = pod;
  const { secrets, from, added } = facts.pulls.of(pod);
  const { namespace } = subject;
  const workload = workloadNode(graph, subject);
  graph.edge(graph.node({ kind: 'namespace', label: namespace }), workload, 'pulls');
  const holder =
    from === 'pod' ? workload : graph.node({ kind: 'service-account', label: lists.serviceAccountName, namespace });
  if (holder !== workload) {
    graph.edge(workload, holder, 'pulls');
  }
  for (const { name, state, config, problem } of secrets) {
    const secret = graph.node({ kind: 'secret', label: name, namespace, state: isBroken(problem) ? 'broken' : state });
    graph.edge(added.includes(name) ? workload : holder, secret, 'pulls');
    const awaited = state === 'missing' ? images.map(({ image }) => facts.images.traits(image).host) : [];
    awaited.filter(host => host !== '').forEach(host => graph.edge(secret, registryNode(graph, host), 'awaited'));
    config.hosts.forEach(host => graph.edge(secret, registryNode(graph, host), 'pulls'));
  }
}

function isBroken(problem: PullSecretProblem | undefined): boolean {
  return problem !== undefined && /^(?:undecodable\/|invalid-base64|empty-key)/.test(problem.code);
}

/** What is said of a Secret that does not do what it is there for. */
export function stateNote({ state }: GraphNode): string {
  return state === 'missing' ? ' (missing)' : state === 'broken' ? ' (undecodable)' : '';
}

function workloadNode(graph: GraphBuilder, { kind, namespace, name }: ObjectRef): string {
  return graph.node({ kind: 'workload', label: `${kind} ${name}`, namespace });
}

/** The kubelet reads the usual key of Docker Hub as `index.docker.io`, and images have `docker.io`. */
function registryNode(graph: GraphBuilder, host: string): string {
  return graph.node({ kind: 'registry', label: host === 'index.docker.io' ? 'docker.io' : host });
}

class GraphBuilder {
  private readonly nodes = new Map<string, GraphNode>();
  private readonly edges = new Map<string, GraphEdge>();

  /** Adds a node, unless it is there, and returns its id. */
  public node({ kind, state, ...node }: Omit<GraphNode, 'id'>): string {
    const label = printable(node.label);
    const namespace = node.namespace === undefined ? undefined : printable(node.namespace);
    const id = [kind, namespace, label].filter(part => part !== undefined).join('/');
    if (!this.nodes.has(id)) {
      this.nodes.set(id, { id, kind, label, namespace, state });
    }
    return id;
  }

  public edge(from: string, to: string, kind: GraphEdge['kind']): void {
    this.edges.set(`${from}\n${to}\n${kind}`, { from, to, kind });
  }

  public build(): AccessGraph {
    return {
      nodes: [...this.nodes.values()].sort((a, b) => compareTexts(a.id, b.id)),
      edges: [...this.edges].sort(([a], [b]) => compareTexts(a, b)).map(([, edge]) => edge),
    };
  }
}
