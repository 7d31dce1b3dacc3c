import { AuditDocument, byRule, objectOf, placeOf, shownFindings } from './audit-document';

/** A finding a line, as compilers have it, for editors and `grep`. */
export function toLines(document: AuditDocument): string {
  return byRule(shownFindings(document)).flatMap(group => group.findings).map(finding => {
    const { severity, rule, message, origin } = finding;
    const parts = [placeOf(origin), `${severity} ${rule}`, objectOf(finding), message];
    return `${parts.filter(part => part !== '').join(': ')}\n`;
  }).join('');
}
