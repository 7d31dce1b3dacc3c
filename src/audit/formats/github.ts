import { AuditSeverity } from '../audit-report';
import { AuditDocument, byRule, objectOf, shownFindings } from './audit-document';

const COMMANDS: Readonly<Record<AuditSeverity, string>> = {
  [AuditSeverity.ERROR]: 'error',
  [AuditSeverity.WARNING]: 'warning',
  [AuditSeverity.INFO]: 'notice',
  [AuditSeverity.OFF]: 'debug',
};

/**
 * Commands that make GitHub show findings beside the lines of a change, the worst first, as it shows ten of a kind.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function toGitHub(document: AuditDocument): string {
  return byRule(shownFindings(document)).flatMap(group => group.findings).map(finding => {
    const { severity, rule, title, message, fix, origin: { file, line } } = finding;
    const properties = Object.entries({ file: file === '-' ? undefined : file, line, title: `${rule} ${title}` })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${escaped(String(value)).replace(/[:,]/g, percent)}`);
    const text = [objectOf(finding), message, fix].filter(part => part !== '').join('\n');
    return `::${COMMANDS[severity]} ${properties.join(',')}::${escaped(text)}\n`;
  }).join('');
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escaped(text: string): string {
  return text.replace(/[%\r\n]/g, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
