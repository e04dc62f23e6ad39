import { createApi } from '#web/api.ts';
import { listZones, modernZone } from '#web/zones.ts';
import type { Actions, PageServerLoad } from './$types';
import { contestActions } from './actions.ts';

const tabs = ['setup', 'text', 'comments', 'entries', 'draw'] as const;

export const load: PageServerLoad = async (event) => {
  const { params, url } = event;
  const api = createApi(event);
  const contest = await api.contests.readContest({ contestId: params.id });
  const isOpened = !['draft', 'unsigned', 'signed'].includes(contest.stage);
  const first = contest.draw || contest.freeze ? 'draw' : isOpened ? 'entries' : 'setup';
  // Comments are chosen and read by whoever works on it; the others see the entries they led to.
  const shown = tabs.filter((one) => one !== 'comments' || contest.mayWrite);
  const tab = shown.find((one) => one === url.searchParams.get('tab')) ?? first;
  const rule = url.searchParams.get('rule') ?? '';
  const after = Number(url.searchParams.get('after')) || 0;
  const [listed, client, comments] = await Promise.all([
    tab === 'entries' ? api.contests.listEntries({ contestId: params.id, rule, after }) : null,
    tab === 'text' && !isOpened && contest.mayWrite
      ? api.clients.readClient({ clientId: contest.clientId })
      : null,
    tab === 'comments' ? api.contests.readContestComments({ contestId: params.id }) : null,
  ]);
  return {
    contest,
    clientId: contest.clientId,
    tab,
    tabs: shown,
    rule,
    after,
    isOpened,
    listed,
    comments,
    signers: (client?.contacts ?? [])
      .filter(({ canSign }) => canSign)
      .map(({ id, name }) => ({ value: id, label: name })),
    zones: tab === 'setup' && !isOpened ? listZones() : [modernZone(contest.timeZone)],
  };
};

export const actions: Actions = contestActions;
