type Lost = {
  name: string;
  client: string;
  handle: string;
  waiting: number;
  first: string;
  url: string;
};

/** The one letter about a lost connection: the consequence first, then one link. */
export const lostChannelLetter = {
  fr: ({ name, client, handle, waiting, first, url }: Lost) => ({
    subject: `${client} : ${handle} doit être reconnecté avant ${first}`,
    text: `Bonjour ${name},

Le réseau ne reconnaît plus l’accès au compte ${handle} de ${client}.
${waiting === 1 ? 'Une publication attend, prévue' : `${waiting} publications attendent, la première`} ${first}. Rien n’est perdu.

Pour reconnecter le compte :
${url}

Après reconnexion, ce qui a moins d’une heure de retard part aussitôt ; le reste vous sera demandé.
`,
  }),
  en: ({ name, client, handle, waiting, first, url }: Lost) => ({
    subject: `${client}: ${handle} must be reconnected before ${first}`,
    text: `Hello ${name},

The network no longer recognises the access to ${client}’s account ${handle}.
${waiting === 1 ? 'One post waits, due' : `${waiting} posts wait, the first`} ${first}. Nothing is lost.

To reconnect the account:
${url}

Once it is reconnected, what is less than an hour late goes out at once; about the rest you are asked.
`,
  }),
} as const;
