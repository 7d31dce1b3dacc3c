import { readFileSync } from 'node:fs';
import { nameServer } from './pod-dns';
import { PodEndpoint, relayTo } from './pod-network';
import { StandIn } from '../../refresher/support/stand-in';

/** For documentation: RFC 5737. Only pods have these addresses, on their loopback devices. */
const ADDRESS = '203.0.113.1';
const NAME_SERVER = '203.0.113.53';

/** The metadata server of each cloud. */
const METADATA_ADDRESS = '169.254.169.254';

/**
 * What stands in for clouds, as pods find it: under the real names of hosts, over HTTPS and HTTP. All other names lead
 * nowhere.
 */
export class Internet {
  /** The name server of the pods. */
  public readonly dns = NAME_SERVER;

  public readonly endpoints: PodEndpoint[];

  /** @param hosts the names that the certificate of the stand-in is for */
  constructor(private readonly standIn: StandIn, hosts: string[]) {
    const plainPort = Number(standIn.address.split(':')[1]);
    this.endpoints = [
      { protocol: 'TCP', address: ADDRESS, port: 443, server: relayTo(standIn.securePort) },
      { protocol: 'TCP', address: ADDRESS, port: 80, server: relayTo(plainPort) },
      { protocol: 'TCP', address: METADATA_ADDRESS, port: 80, server: relayTo(plainPort) },
      {
        protocol: 'UDP',
        address: NAME_SERVER,
        port: 53,
        server: nameServer(name => (hosts.includes(name) ? ADDRESS : undefined)),
      },
    ];
  }

  /** The CA that pods have to trust. */
  public get ca(): string {
    return readFileSync(this.standIn.caFile, 'utf8');
  }
}
