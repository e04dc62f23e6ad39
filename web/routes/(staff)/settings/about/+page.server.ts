import program from '../../../../../package.json' with { type: 'json' };

export const load = () => ({ version: program.version });
