export * from './audit-options';
export * from './audit-report';
export * from './registry-audit';
export * from './registry-audit-validation';
