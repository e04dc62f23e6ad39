import { titles } from './titles.ts';
import type { Blog } from './world.ts';

/** Posts in 12 months, on the subject in 24; commercial, disclosed, contests; readers, ring in percent. */
const table = `
key | name | slug | type | topic | posts | subject | commercial | disclosed | contests | readers | ring | followers | operations | days
K01 | Le Bocal du Mardi | le-bocal-du-mardi | A | kitchen | 46 | 31 | 2 | 2 | 0 | 17 | 6 | 3100 | 0 | 4
K02 | Ferments de Garrigue | ferments-de-garrigue | A | kitchen | 33 | 24 | 1 | 1 | 0 | 13 | 9 | 1900 | 0 | 9
K03 | La Cuillère Penchée | la-cuillere-penchee | A | kitchen | 51 | 19 | 4 | 4 | 1 | 11 | 12 | 5400 | 1 | 3
K04 | Carnet d’une Crémière | carnet-dune-cremiere | A | dairy | 22 | 20 | 0 | 0 | 0 | 8 | 3 | 900 | 0 | 12
K05 | Petit-lait et Grands Mots | petit-lait-et-grands-mots | A | kitchen | 27 | 16 | 1 | 1 | 0 | 10 | 5 | 1400 | 0 | 7
K06 | Goûter à Quatre Mains | gouter-a-quatre-mains | A | kitchen | 38 | 15 | 3 | 3 | 0 | 9 | 8 | 2600 | 0 | 5
K07 | Sur un Coin de Paillasse | sur-un-coin-de-paillasse | B | kitchen | 88 | 9 | 12 | 11 | 2 | 14 | 10 | 12800 | 1 | 1
K08 | Mijote et Compagnie | mijote-et-compagnie | B | kitchen | 64 | 7 | 9 | 7 | 2 | 12 | 11 | 8700 | 1 | 2
K09 | Le Panier de Nolwenn | le-panier-de-nolwenn | B | kitchen | 41 | 8 | 5 | 5 | 1 | 10 | 7 | 4300 | 0 | 6
K10 | Farine et Filet d’Air | farine-et-filet-dair | B | kitchen | 72 | 10 | 11 | 11 | 2 | 13 | 14 | 15600 | 1 | 2
K11 | Chez les Cinq | chez-les-cinq | B | kitchen | 57 | 6 | 8 | 8 | 1 | 9 | 13 | 7200 | 0 | 3
K12 | La Table du Dimanche Soir | la-table-du-dimanche-soir | B | kitchen | 49 | 6 | 4 | 4 | 0 | 8 | 4 | 2900 | 0 | 4
K13 | Cuisine de Palier | cuisine-de-palier | B | kitchen | 60 | 5 | 7 | 7 | 1 | 11 | 9 | 6100 | 0 | 3
K14 | Sel Gris et Laurier | sel-gris-et-laurier | B | kitchen | 35 | 4 | 3 | 3 | 0 | 7 | 6 | 2100 | 0 | 8
K15 | Sans Trait | sans-trait | C | plants | 54 | 18 | 2 | 2 | 0 | 21 | 5 | 9800 | 0 | 2
K16 | Lait Noir | lait-noir | C | farms | 18 | 17 | 0 | 0 | 0 | 26 | 2 | 4100 | 0 | 11
K17 | Ventre Calme | ventre-calme | P | kitchen | 43 | 14 | 6 | 6 | 0 | 18 | 6 | 5200 | 0 | 3
K18 | Les Bons Plans de Kelly | les-bons-plans-de-kelly | D | goods | 210 | 3 | 168 | 96 | 61 | 31 | 58 | 22400 | 7 | 0
K19 | Maman Teste Pour Vous | maman-teste-pour-vous | D | goods | 180 | 4 | 141 | 88 | 44 | 27 | 61 | 18900 | 6 | 0
K20 | Glam & Gourmande | glam-et-gourmande | D | beauty | 156 | 5 | 119 | 60 | 38 | 24 | 66 | 41200 | 8 | 1
K21 | TestAddict | testaddict | D | goods | 230 | 1 | 197 | 120 | 52 | 19 | 49 | 16700 | 5 | 0
K22 | Coffrets & Cie | coffrets-et-cie | D | goods | 142 | 2 | 133 | 101 | 40 | 22 | 70 | 13300 | 4 | 1
K23 | Ma Vie en Partenariat | ma-vie-en-partenariat | D | goods | 121 | 3 | 108 | 41 | 33 | 18 | 72 | 27800 | 6 | 2
K24 | Panier Percé Magazine | panier-perce-magazine | D | goods | 260 | 6 | 214 | 150 | 70 | 29 | 55 | 35100 | 5 | 0
K25 | Éclats de Rue | eclats-de-rue | E | clothes | 66 | 0 | 14 | 12 | 3 | 35 | 15 | 88000 | 0 | 2
K26 | Le Sac Ouvert | le-sac-ouvert | E | travel | 48 | 1 | 16 | 15 | 2 | 28 | 12 | 64000 | 1 | 4
K27 | Studio Mirliton | studio-mirliton | E | works | 59 | 0 | 20 | 18 | 4 | 22 | 18 | 51000 | 1 | 1
K28 | Courir sans Montre | courir-sans-montre | E | running | 74 | 3 | 10 | 10 | 2 | 26 | 11 | 33000 | 0 | 2
K29 | Pixel et Tartine | pixel-et-tartine | E | games | 52 | 2 | 9 | 6 | 3 | 30 | 16 | 47000 | 0 | 3
K30 | Culasse Ouverte | culasse-ouverte | F | cars | 39 | 0 | 3 | 3 | 0 | 19 | 4 | 6800 | 0 | 5
K31 | Bielle et Burette | bielle-et-burette | F | cars | 44 | 0 | 5 | 5 | 1 | 24 | 6 | 9700 | 0 | 3
K32 | Contrôle Technique, mon Amour | controle-technique-mon-amour | F | cars | 30 | 0 | 2 | 2 | 0 | 15 | 5 | 5100 | 0 | 7
K33 | Youngtimer de Province | youngtimer-de-province | F | cars | 26 | 0 | 4 | 4 | 1 | 17 | 7 | 7300 | 0 | 9
K34 | Page Cornée | page-cornee | G | books | 63 | 0 | 5 | 5 | 1 | 20 | 6 | 3900 | 0 | 2
K35 | Bibliobus 71-bis | bibliobus-71-bis | G | books | 29 | 0 | 0 | 0 | 0 | 12 | 3 | 1600 | 0 | 6
K36 | Yaourt Nomade | yaourt-nomade | H | kitchen | 1 | 12 | 0 | 0 | 0 | 14 | 5 | 6200 | 0 | 341
K37 | La Louche et le Louchon | la-louche-et-le-louchon | H | canteen | 2 | 3 | 0 | 0 | 0 | 6 | 4 | 800 | 0 | 287
K38 | Table Ronde des Copines | table-ronde-des-copines | I | kitchen | 95 | 9 | 31 | 28 | 14 | 16 | 91 | 11900 | 2 | 1
K39 | Les Délices de Brune | les-delices-de-brune | I | kitchen | 84 | 6 | 26 | 22 | 11 | 15 | 87 | 10400 | 2 | 2
K40 | Carnet Rose Poudré | carnet-rose-poudre | J | beauty | 70 | 5 | 44 | 6 | 9 | 17 | 34 | 29500 | 3 | 1`;

/** Forty invented blogs: what is generated gives these figures back, through the product's own code. */
export const blogs: readonly Blog[] = table.trim().split('\n').slice(1).map(readLine);

function readLine(line: string): Blog {
  const [id = '', name = '', slug = '', type = '', topic = '', ...rest] = line.split(' | ');
  const [posts = 0, subject = 0, commercial = 0, disclosed = 0, contests = 0, ...more] =
    rest.map(Number);
  const [readers = 0, ring = 0, followers = 0, operations = 0, days = 0] = more;
  return {
    ...{ id, name, slug, topic, posts, subject, commercial, disclosed, contests },
    ...{ readers, ring, followers, operations, days },
    type: type as Blog['type'], // one of the letters above
    titles: titles[id] ?? [],
  };
}
