import { describe, expect, it } from 'vitest';
import { classOfAction } from './audit-class';

describe('the class of an entry', () => {
  it.each([
    ['log.pulse', 'log'],
    ['log.erase', 'log'],
    ['log.key.rotate', 'log'],
    ['audit.searched', 'reading'],
    ['account.signed-in', 'sign-in'],
    ['account.created', 'access'],
    ['token.revoked', 'access'],
    ['access-grant.recorded', 'access'],
    ['report.made', 'reading'],
    ['policy.published', 'policy'],
    ['policy-exception.added', 'policy'],
    ['trust-rules.changed', 'policy'],
    ['policy-drift-settings.changed', 'administration'],
    ['source.retired', 'administration'],
    ['inventory.imported', 'administration'],
  ])('of what was done here goes by the noun: %s', (action, expected) => {
    expect(classOfAction('gatehouse', action)).toBe(expected);
  });

  it.each([
    ['ConsoleLogin', 'sign-in'],
    ['signin.amazonaws.com:ConsoleLogin', 'sign-in'],
    ['user.session.start', 'sign-in'],
    ['user.authentication.sso', 'sign-in'],
    ['LOGOUT', 'sign-in'],
    ['sign-in', 'sign-in'],
    ['sts.amazonaws.com:AssumeRole', 'access'],
    ['CREATE REALM_ROLE_MAPPING', 'access'],
    ['group.user_membership.add', 'access'],
    ['iam.amazonaws.com:CreateAccessKey', 'access'],
    ['iam.amazonaws.com:AttachRolePolicy', 'policy'],
    ['policy.lifecycle.update', 'policy'],
    ['create', 'control-plane'],
    ['ec2.amazonaws.com:RunInstances', 'control-plane'],
    ['Microsoft.Compute/virtualMachines/write', 'control-plane'],
    ['catalog.read', 'control-plane'],
  ])('of what a source told goes by its words: %s', (action, expected) => {
    expect(classOfAction('prod', action)).toBe(expected);
  });
});
