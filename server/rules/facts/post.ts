import { count, type FactTable, flag, one, text, texts } from './kinds.ts';

/** One publication, as readers get it, and the product that it speaks of. */
export const postFacts = {
  'post.text': text('Que dit le texte publié ?', 'What does the published text say?'),
  'post.network': one(
    {
      blog: ['un blog', 'a blog'],
      facebook: ['Facebook', 'Facebook'],
      instagram: ['Instagram', 'Instagram'],
      tiktok: ['TikTok', 'TikTok'],
      youtube: ['YouTube', 'YouTube'],
      x: ['X', 'X'],
      bluesky: ['Bluesky', 'Bluesky'],
      mastodon: ['Mastodon', 'Mastodon'],
      other: ['un autre réseau', 'another network'],
    },
    'Sur quel réseau ?',
    'On which network?',
  ),
  'post.labels': texts(
    'Quelles mentions le lecteur voit-il (texte, image, étiquette du réseau) ?',
    'Which mentions does the reader see (text, image, the network’s own label)?',
  ),
  'post.mentionPlace': one(
    {
      start: ['au début', 'at the start'],
      middle: ['au milieu', 'in the middle'],
      end: ['à la fin', 'at the end'],
      hashtags: ['parmi les mots-dièse', 'among hashtags'],
      comments: ['en commentaire', 'in the comments'],
      image: ['sur l’image', 'on the picture'],
      platform: ['dans l’étiquette du réseau', 'in the network’s label'],
    },
    'Où se trouve la mention ?',
    'Where does the mention stand?',
  ),
  'post.mentionOffset': count(
    'Après combien de caractères la mention apparaît-elle ?',
    'After how many characters does the mention appear?',
  ),
  'post.mentionLanguage': text(
    'Dans quelle langue est la mention (fr, en, …) ?',
    'In which language is the mention (fr, en, …)?',
  ),
  'post.language': text(
    'Dans quelle langue est le texte (fr, en, …) ?',
    'In which language is the text (fr, en, …)?',
  ),
  'post.namesAdvertiser': flag(
    'Le lecteur voit-il de quelle marque il s’agit ?',
    'Does the reader see which brand it is for?',
  ),
  'post.hasPlatformLabel': flag(
    'L’outil de partenariat du réseau est-il activé ?',
    'Is the network’s own partnership tool switched on?',
  ),
  'post.offersPlatformLabel': flag(
    'Le réseau offre-t-il un outil de partenariat ?',
    'Does the network offer a partnership tool?',
  ),
  'post.urgesChildren': flag(
    'Le texte pousse-t-il des enfants à acheter, ou à le demander à leurs parents ?',
    'Does the text urge children to buy, or to ask their parents to?',
  ),
  'post.saysFree': flag(
    'Le texte dit-il « gratuit », « offert » ou « sans frais » ?',
    'Does the text say “free” or “at no cost”?',
  ),
  'post.hasExtraCost': flag(
    'Faut-il payer autre chose que les frais inévitables de réponse et de livraison ?',
    'Must one pay anything but the unavoidable cost of answering and of delivery?',
  ),
  'media.isBodyRetouched': flag(
    'Une image affine ou épaissit-elle une silhouette, ou modifie-t-elle un visage ?',
    'Does a picture slim or thicken a figure, or change a face?',
  ),
  'media.isFaceByAi': flag(
    'Une image produite par intelligence artificielle montre-t-elle un visage ou une silhouette ?',
    'Does a picture made by artificial intelligence show a face or a figure?',
  ),
  'media.isRealisticByAi': flag(
    'Une image, un son ou une vidéo produits par intelligence artificielle peuvent-ils passer pour vrais ?',
    'Could a picture, sound or video made by artificial intelligence pass for real?',
  ),
  'media.hasAiNotice': flag(
    'Dit-on visiblement que ce contenu vient d’une intelligence artificielle ?',
    'Is it said visibly that this content was made by artificial intelligence?',
  ),
  'product.category': one(
    {
      'manufactured-food': ['un aliment manufacturé', 'manufactured food'],
      'raw-food': ['un aliment brut', 'raw food'],
      'sweetened-drink': ['une boisson sucrée, salée ou édulcorée', 'a sweetened or salted drink'],
      alcohol: ['une boisson alcoolique', 'an alcoholic drink'],
      gambling: ['un jeu d’argent', 'gambling'],
      'aesthetic-act': ['un acte esthétique risqué', 'a risky aesthetic act'],
      'therapy-substitute': ['un substitut de traitement', 'a substitute for a treatment'],
      nicotine: ['un produit à la nicotine', 'a nicotine product'],
      'wild-animal': ['un animal non domestique', 'a non-domestic animal'],
      'risky-finance': ['un produit financier risqué', 'a risky financial product'],
      'sports-tips': ['des pronostics sportifs', 'sports tips'],
      other: ['autre chose', 'something else'],
    },
    'De quelle sorte de produit s’agit-il ?',
    'What kind of product is it?',
  ),
  'product.nutrientScore': count(
    'Quel est son score nutritionnel britannique (4 ou plus pour un aliment, 1 ou plus pour une boisson : trop gras, sucré ou salé) ?',
    'What is its UK nutrient profile score (4 or more for food, 1 or more for a drink: less healthy)?',
  ),
  'product.hasClaimEntry': flag(
    'L’allégation de santé figure-t-elle, avec son numéro, sur la liste européenne ?',
    'Does the health claim stand, with its number, on the European list?',
  ),
  'platform.excludesMinors': flag(
    'Le réseau permet-il d’exclure tous les mineurs ?',
    'Can the network keep all minors out?',
  ),
  'campaign.foodMessageSpread': count(
    'Sur chaque support, quel écart y a-t-il entre le message sanitaire le plus utilisé et le moins utilisé ?',
    'On each medium, how far apart are the most and the least used health message?',
  ),
  'alcohol.isForYouthOrSport': flag(
    'Le support est-il destiné à la jeunesse, ou édité par une association, une société, une fédération sportive ou une ligue ?',
    'Is the medium meant for the young, or run by a sports association, company, federation or league?',
  ),
  'alcohol.isIntrusive': flag(
    'La publicité est-elle intrusive ou interstitielle ?',
    'Is the advertisement intrusive or interstitial?',
  ),
  'alcohol.hasFestiveCues': flag(
    'Le contenu montre-t-il autre chose que ce que la loi permet (fête, réussite, mode de vie) ?',
    'Does the content show anything but what the law lists (party, success, way of life)?',
  ),
  'event.hasAlcohol': flag(
    'De l’alcool est-il servi à l’événement ?',
    'Is alcohol served at the event?',
  ),
  'event.isAlcoholUnlimited': flag(
    'L’alcool y est-il offert à volonté ?',
    'Is it free and without limit?',
  ),
  'event.isTastingOrFair': flag(
    'Est-ce une dégustation en vue de la vente, ou une fête déclarée ou autorisée par la préfecture ?',
    'Is it a tasting before a sale, or a fair that was declared to or allowed by the prefect?',
  ),
  'event.hasAgeControl': flag('L’âge est-il contrôlé à l’entrée ?', 'Is age checked at the door?'),
} as const satisfies FactTable;
