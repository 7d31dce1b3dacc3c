import { PreloadedImages } from '../../pull/preloaded-images';
import { Registry } from '../../registry';
import { NodePattern, nodePattern } from '../../registry/node-patterns';
import { IPullSecret } from '../../secret';
import { AuditIgnore, AuditOptions } from '../audit-options';
import { AuditSeverity } from '../audit-report';

/** A pull secret that is declared, in the options or in a configuration: that of a configuration is only data. */
export type DeclaredPullSecret = Pick<IPullSecret, 'secretName' | 'namespace' | 'covers'>;

/** The settings of an audit, from the options or in a configuration. */
export interface AuditInstructions extends Omit<AuditOptions, 'pullSecrets'> {
  readonly pullSecrets?: readonly DeclaredPullSecret[];
  /** `expiryWarning` of a configuration. */
  readonly expiryWarningDays?: number;
}

/** The settings of an audit, checked and with its defaults. */
export interface Settings {
  /** The ids of all rules. */
  readonly ruleIds: ReadonlySet<string>;
  readonly cluster: boolean;
  readonly privateRegistries: readonly Registry[];
  readonly publicRegistries: readonly Registry[];
  readonly nodeRegistries: readonly Registry[];
  readonly nodePatterns: readonly NodePattern[];
  readonly preloadedImages: PreloadedImages;
  readonly pullSecrets: readonly DeclaredPullSecret[];
  readonly severities: Map<string, AuditSeverity>;
  readonly excludedNamespaces: readonly RegExp[];
  readonly ignores: readonly AuditIgnore[];
  readonly baseline: ReadonlyMap<string, string>;
  /** In milliseconds. */
  readonly expiryWarning: number;
  /** In milliseconds since 1970. */
  readonly now: number;
}

const DAY = 24 * 3_600_000;
const DEFAULT_EXPIRY_WARNING_DAYS = 14;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @param ruleIds the ids of all rules
 * @throws for an option that cannot be right
 */
export function settingsOf(options: AuditInstructions, ruleIds: ReadonlySet<string>): Settings {
  return {
    ruleIds,
    cluster: options.cluster ?? false,
    privateRegistries: options.privateRegistries ?? [],
    publicRegistries: options.publicRegistries ?? [],
    nodeRegistries: options.nodeRegistries ?? [],
    nodePatterns: (options.nodeRegistryPatterns ?? []).map(text => nodePattern('nodeRegistryPatterns', text)),
    preloadedImages: new PreloadedImages(options.preloadedImages),
    pullSecrets: options.pullSecrets ?? [],
    severities: new Map(
      Object.entries(options.severities ?? {}).map(([rule, severity]) => [
        checkRule('severities', rule, ruleIds), checkSeverity(rule, severity),
      ]),
    ),
    excludedNamespaces: (options.excludedNamespaces ?? []).map(globToRegExp),
    ignores: (options.ignores ?? []).map((ignore, index) => checkIgnore(`ignores[${index}]`, ignore, ruleIds)),
    baseline: new Map(Object.entries(options.baseline ?? {})),
    expiryWarning: options.expiryWarning?.toMilliseconds()
      ?? (options.expiryWarningDays ?? DEFAULT_EXPIRY_WARNING_DAYS) * DAY,
    now: (options.now ?? new Date()).getTime(),
  };
}

/** A pattern in which `*` stands for any text. */
export function globToRegExp(glob: string): RegExp {
  return new RegExp(`^${glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')}$`, 's');
}

function checkIgnore(property: string, ignore: AuditIgnore, ruleIds: ReadonlySet<string>): AuditIgnore {
  checkRule(`${property}.rule`, ignore.rule, ruleIds);
  if (typeof ignore.reason !== 'string' || ignore.reason.trim() === '') {
    throw new Error(`'${property}.reason' is empty: say why the findings of ${ignore.rule} are fine`);
  }
  if (ignore.expires !== undefined && !isDay(ignore.expires)) {
    throw new Error(`'${property}.expires' must be a day as YYYY-MM-DD, got '${ignore.expires}'`);
  }
  return ignore;
}

function isDay(text: string): boolean {
  // A day that the month does not have is taken for one of the next.
  return DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function checkRule(property: string, rule: string, ruleIds: ReadonlySet<string>): string {
  if (!ruleIds.has(rule)) {
    const meant = rule.toUpperCase();
    const hint = ruleIds.has(meant) ? `: write '${meant}'` : '';
    throw new Error(`'${property}' must name a rule such as PRA101, got '${rule}'${hint}`);
  }
  return rule;
}

function checkSeverity(rule: string, severity: AuditSeverity): AuditSeverity {
  if (!Object.values(AuditSeverity).includes(severity)) {
    throw new Error(
      `'severities.${rule}' must be one of ${Object.values(AuditSeverity).join(', ')}; got '${severity}'`,
    );
  }
  return severity;
}

const ORDER: readonly AuditSeverity[] = [
  AuditSeverity.OFF, AuditSeverity.INFO, AuditSeverity.WARNING, AuditSeverity.ERROR,
];

/** Whether a severity is as bad as another one, or worse. */
export function isAtLeast(severity: AuditSeverity, threshold: AuditSeverity): boolean {
  return ORDER.indexOf(severity) >= ORDER.indexOf(threshold);
}
