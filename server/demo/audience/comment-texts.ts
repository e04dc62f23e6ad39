/** What people write to take part, and nothing else. */
export const formulas = [
  'Je participe !',
  'Je tente ma chance, merci !',
  'Je participe avec plaisir',
  'Je joue aussi, bonne chance à tous',
  'Merci pour ce concours, je croise les doigts',
  'Allez hop, je participe',
  'Je tente ma chance pour le panier !',
  'Participation pour moi, merci',
  'Je participe volontiers, bises',
  'Super concours, je tente',
];

/** How somebody comes to it, and what they say then; every pair reads as one comment. */
export const openings = [
  'J’ai goûté les trois dimanche.',
  'Chez nous c’est le sarrasin qui a disparu en premier.',
  'Mon fromager en avait deux pots ce matin.',
  'Je ne connaissais pas cette laiterie, et j’habite à quarante kilomètres.',
  'Ma fille de six ans a rendu son verdict avant moi.',
  'Je fais mes yaourts depuis dix ans et je n’arrive pas à cette texture.',
  'Lu à voix haute au petit-déjeuner.',
  'Je me méfie des yaourts aux fruits d’habitude.',
  'On a comparé avec ceux de la ferme d’à côté.',
  'Enfin quelqu’un qui pèse les choses.',
  'J’ai refait votre recette hier soir.',
  'Je l’ai servi à des amis sans rien dire.',
  'Mon mari n’aime pas la châtaigne.',
  'J’ai travaillé vingt ans en crémerie.',
  'Je découvre votre blog par ce billet.',
  'Votre photo du fond du pot m’a décidée.',
];
export const remarks = [
  'La poire reste ferme, c’est rare.',
  'Le sarrasin ramollit dès le lendemain, il faut le manger vite.',
  'À ce prix, je le garde pour les invités.',
  'Savez-vous si le lait vient d’une seule ferme ?',
  'J’aurais mis moins de purée au fond.',
  'La châtaigne a un goût de vraie châtaigne, pas de crème de marrons.',
  'Avec une pomme cuite, c’est encore mieux.',
  'Le pot en verre est repris à la boutique, pour ceux qui se demandent.',
  'Trop épais pour moi, mais je comprends qu’on aime.',
  'Peut-on le remplacer par un yaourt nature et un reste de compote ?',
  'La mienne a tourné au bout de trois jours, était-ce le transport ?',
  'Je préfère encore un yaourt nature et rien dedans.',
  'L’acidité est bien là, cela change des desserts lactés.',
  'Où le trouve-t-on du côté de Sauvigne ?',
];

export const tooSweet = [
  'Le coing est trop sucré pour moi, dommage.',
  'Coing : trop sucré, on ne sent plus le fruit.',
  'D’accord sur la poire, mais le coing est bien trop sucré.',
  'J’ai laissé le coing, trop sucré à mon goût.',
  'Le coing trop sucré, les deux autres parfaits.',
  'Pourquoi sucrer autant le coing ? Il se défend tout seul.',
  'Mon palais trouve le coing trop sucré, celui de mes enfants non.',
  'Le coing de ma grand-mère piquait ; celui-ci est trop sucré.',
  'Trop sucré, le coing. J’en ai fait un gâteau.',
  'Seul bémol : le coing, trop sucré.',
  'Si la laiterie vous lit : le coing est trop sucré.',
];

/** What the author of the post answers, when they answer more than thanks. */
export const answers = [
  'Essayez le deuxième jour, à température de la pièce : la texture change.',
  'Bonne question, je l’ai posée à la laiterie : trois fermes, toutes dans le même canton.',
  'Je l’ai pesé aussi : il y a moins de purée dans le pot de poire.',
  'Chez moi il a tenu cinq jours au fond du réfrigérateur, pas dans la porte.',
  'C’est vrai pour le sarrasin : je l’ai grillé une seconde fois à la poêle.',
  'Avec un yaourt nature il manque la tenue ; un peu de crème épaisse la rend.',
  'Je note votre pomme cuite, et je vous dirai.',
  'Le prix m’a arrêtée aussi, je l’ai écrit plus haut.',
];
export const followUps = [
  'Je viens d’essayer : vous aviez raison pour la température.',
  'Et avec de la farine de châtaigne dans la pâte ?',
  'Trois fermes, cela me rassure. Sont-elles nommées quelque part ?',
  'J’ai pesé le mien : même chose, à deux grammes près.',
  'Alors j’attendrai la saison prochaine.',
  'Dites-le-leur, ils liront peut-être.',
];
export const laterRemarks = [
  'Je reviens dire que les enfants ont préféré la poire.',
  'Deuxième pot ce matin, mieux que le premier.',
  'J’ai oublié de dire : le couvercle se garde, il va sur mes bocaux.',
  'Recette refaite avec des noisettes, cela marche.',
  'Relu ce soir avec mon mari, nous ne sommes toujours pas d’accord.',
];
export const thanksOnly = ['Merci beaucoup !', 'Merci à vous, bonne journée', 'Merci !'];
