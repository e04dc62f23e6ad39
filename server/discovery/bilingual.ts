/**
 * Common words of subjects in French and English, so that a subject in one language also finds blogs in
 * the other. A line is one idea: French words, then English ones. Not a dictionary: what isn't here is
 * looked for as it stands, and whoever asks can give terms for each language.
 */
export const ideas: readonly (readonly [fr: string, en: string])[] = `
cuisine, cuisiner, culinaire / cooking, cook, kitchen, culinary
recette / recipe
pâtisserie / pastry, baking, dessert
gâteau / cake
biscuit, petit gâteau / cookie, biscuit
dessert / dessert
goûter / snack
repas / meal
petit-déjeuner / breakfast
dîner / dinner, supper
déjeuner / lunch
pain / bread
boulangerie / bakery, bread
levain / sourdough
farine / flour
levure / yeast
fermentation, fermenter, fermenté / fermentation, ferment, fermented
ferment / starter, culture
lacto-fermentation / pickling, lacto-fermentation
yaourt, yogourt / yogurt, yoghurt
lait / milk
laitier, lacté / dairy
produit laitier, dessert lacté / dairy, dairy dessert, dairy product
crème / cream
glace / ice cream
beurre / butter
fromage / cheese
fromagerie / cheese, dairy
kéfir / kefir
oeuf / egg
viande / meat
boeuf / beef
porc / pork
poulet / chicken
poisson / fish, seafood
légume / vegetable
fruit / fruit
pomme / apple
poire / pear
châtaigne / chestnut
tomate / tomato
pomme de terre / potato
champignon / mushroom
noix / nut, walnut
miel / honey
apiculture, abeille / beekeeping, bee
confiture / jam, preserve
chocolat / chocolate
sucre / sugar
épice / spice
huile / oil
vin / wine
vignoble / vineyard
bière / beer
brassage, brasser / brewing, brew, homebrewing
brasserie / brewery
cidre / cider
houblon / hops
thé / tea
café / coffee
cocktail / cocktail
végétarien / vegetarian
végétalien, végane, vegan / vegan
sans gluten / gluten-free
sans lactose / lactose-free
restaurant / restaurant
gastronomie / gastronomy, food, fine dining
alimentation / food, diet
nourriture / food
nutrition / nutrition
diététique, régime / diet
artisanal / craft, artisan, homemade
fait maison / homemade
jardin / garden
jardinage, jardiner / gardening, garden
jardinier / gardener
potager / vegetable garden, kitchen garden, allotment
permaculture / permaculture
semis, semer / seedlings, sowing
graine, semence / seed
plante / plant
plantation, planter / planting
fleur / flower
rosier, rose / rose
arbre / tree
verger / orchard
récolte / harvest
compost, composter / compost, composting
sol / soil
serre / greenhouse
basse-cour, poule / chicken, hen, poultry
ferme / farm
agriculture / agriculture, farming
agriculteur, paysan / farmer
élevage / livestock, breeding
biologique, bio / organic
écologie / ecology, environment
écologique / ecological, sustainable
environnement / environment
développement durable / sustainability
climat / climate
zéro déchet / zero waste
déchet / waste
recyclage / recycling
en vrac / bulk, package-free
énergie / energy
solaire / solar
eau / water
forêt / forest
animal / animal
oiseau / bird
chien / dog
chat / cat
cheval / horse
vélo, bicyclette / bike, bicycle, cycling
cyclisme, cycliste / cycling, cyclist
cyclotourisme, voyage à vélo / bike touring, cycle touring, bikepacking
piste cyclable / bike lane, cycle path
vélo électrique / e-bike, electric bike
VTT / mountain bike, mountain biking
course à pied, courir / running, run
coureur / runner
marathon / marathon
trail / trail running
randonnée / hiking, hike, trek
marche / walking
alpinisme / mountaineering
escalade / climbing
montagne / mountain
ski / skiing, ski
natation, nager / swimming, swim
plongée / diving
surf / surfing
voile / sailing
bateau / boat
pêche / fishing
chasse / hunting
football / football, soccer
rugby / rugby
tennis / tennis
échecs / chess
musculation / strength training, weightlifting
yoga / yoga
sport / sport, fitness
arts martiaux / martial arts
entraînement / training
voyage, voyager / travel, trip, journey
voyageur / traveller
tour du monde / round the world
séjour / stay, trip
vacances / holiday, vacation
tourisme / tourism
île / island
plage / beach
ville / city
campagne / countryside
Japon / Japan
Chine / China
Italie / Italy
Espagne / Spain
Allemagne / Germany
Angleterre / England
États-Unis / USA, United States
Écosse / Scotland
Irlande / Ireland
Norvège / Norway
Islande / Iceland
Grèce / Greece
Afrique / Africa
camping / camping
bivouac / bivouac, wild camping
voiture, automobile / car, automobile
moteur / engine
mécanique / mechanics
moto / motorcycle, motorbike
voiture électrique / electric car
camion / truck
train / train, railway
avion / plane, aviation
transport / transport, transit
mobilité / mobility, transport
urbanisme / urban planning, urbanism
couture, coudre / sewing, sew
patron de couture / sewing pattern
patron / pattern
tissu / fabric
robe / dress
vêtement / clothes, clothing, garment
mode / fashion
maquillage / makeup
beauté / beauty
coiffure / hair
bijou / jewelry, jewellery
tricot, tricoter / knitting, knit
laine / wool, yarn
fil / yarn, thread
crochet / crochet
broderie / embroidery
tissage / weaving
bricolage / DIY
travaux manuels, loisirs créatifs / crafts
travail du bois / woodworking
menuiserie, menuisier / woodworking, joinery, carpentry
ébénisterie / cabinetmaking, woodworking
bois / wood
meuble / furniture
outil / tool
atelier / workshop
maison / house, home
décoration / decor, decorating
aménagement / layout
rangement / organization, storage, tidying
ménage / cleaning
rénovation / renovation
architecture / architecture
construction / building
peinture / painting
dessin, dessiner / drawing, draw
aquarelle / watercolor
sculpture / sculpture
poterie, céramique / pottery, ceramics
papier / paper
photographie, photographe / photography, photographer
photo / photo, photograph
photo argentique / film photography, analog photography
appareil photo / camera
objectif photo / lens
cinéma / cinema, movies, film
film / film, movie
critique de film / film review, movie review
série / series, TV show
télévision / television
théâtre / theatre
danse / dance
musique / music
chanson / song
guitare / guitar
piano / piano
batterie / drums
synthétiseur / synthesizer
enregistrement / recording
composition / songwriting, composing
concert / concert, gig
livre / book
lecture, lire / reading
lecteur / reader
critique de livre / book review
roman / novel
polar / crime novel
poésie / poetry
bande dessinée / comics
écriture, écrire / writing
bibliothèque / library
littérature / literature
histoire / history
philosophie / philosophy
religion / religion
politique / politics
économie / economics, economy
finance / finance
argent / money
monnaie / currency, money
épargne / savings
investissement / investment, investing
bourse / stock market
immobilier / real estate
entreprise / business, company
entrepreneuriat, entrepreneur / entrepreneurship, startup
indépendant / freelance
gestion / management
emploi / job, employment
droit / law
justice / justice
logement / housing
parentalité / parenting
parent / parent, parenting
enfant / child, kids
bébé / baby
grossesse / pregnancy
famille / family
jouet / toy
éducation / education
école / school
enseignement, enseigner / teaching, teach
enseignant, professeur / teacher
pédagogie / pedagogy, teaching
élève / pupil, student
étudiant / student
université / university
recherche / research
thèse / thesis, dissertation
mathématiques, maths / mathematics, math, maths
algèbre / algebra
géométrie / geometry
théorème / theorem
démonstration mathématique / proof
statistique / statistics
probabilité / probability
données / data
visualisation de données / data visualization, data visualisation
science des données / data science
prévision / forecasting, forecast
série temporelle / time series
physique / physics
chimie / chemistry
biologie / biology
astronomie / astronomy
espace / space
science / science
médecine / medicine
santé / health
maladie / disease, illness
psychologie / psychology
santé mentale / mental health
sommeil / sleep
allergie / allergy
intolérance / intolerance
huile essentielle / essential oil
complément alimentaire / supplement
informatique / computing, computer science
ordinateur / computer
logiciel / software
logiciel libre / free software, open source
programmation, programmer / programming
programmation fonctionnelle / functional programming
développeur / developer
développement web / web development
développement logiciel / software development
langage de programmation / programming language
langage / language
base de données / database
réseau / network
routage / routing
serveur / server
hébergement / hosting
conteneur / container
noyau / kernel
sécurité / security
sécurité informatique, cybersécurité / security, cybersecurity, infosec
faille, vulnérabilité / vulnerability
chiffrement / encryption
cryptographie / cryptography
vie privée / privacy
apprentissage automatique / machine learning
apprentissage profond / deep learning
réseau de neurones / neural network
intelligence artificielle / artificial intelligence, AI
robot, robotique / robot, robotics
électronique / electronics
impression 3D / 3D printing
domotique / home automation, smart home
maison connectée / smart home
jeu vidéo / video game
jeu de société / board game
jeu de rôle / role-playing game, tabletop RPG
jeu / game
jeu de cartes / card game
site statique / static site
site web / website
accessibilité / accessibility
référencement / SEO
conception, design / design
graphisme / graphic design
typographie / typography
cartographie / cartography, mapping, maps
carte / map
géomatique, SIG / GIS, geospatial
chaîne de blocs / blockchain
langue / language
anglais / English
langue étrangère / foreign language
traduction / translation
bénévolat / volunteering
association / association, nonprofit
féminisme / feminism
handicap / disability
mariage / wedding
fête / party
Noël / Christmas
cadeau / gift
minimalisme / minimalism
lenteur / slow living
bien-être / wellbeing, wellness
développement personnel / self-improvement, personal development
productivité / productivity
podcast / podcast
plastique / plastic
eau potable / drinking water
compagnie aérienne / airline
télétravail / remote work`
  .trim()
  .split('\n')
  .map((line) => {
    const [fr = '', en = ''] = line.split(' / ');
    return [fr, en] as const;
  });

/** Words that mean something else in the other language; they aren't looked for there. */
export const falseFriends: Readonly<Record<string, string>> = {
  fr: `pain four but sale car tour chat main son pays coin port or once sang vent rang lit fin file chair
    habit tire ours bride mare rate legs pour dent dire font sent sort court if sable sensible actuel
    librairie lecture location journal cave fard grief bras ail pore rude bout champ comment tout ride
    pile mince pole course slip patron objet essence crayon figure front grave large pressure prune
    raisin propre regard store toast train vase ordinateur fils case pose plate roman sale travail`,
  en: `pain four but sale car tour chat main son coin port or once sang vent rang lit fin file chair habit
    tire ours bride mare rate legs pour dent if sort court ride pile course slip patron pole actually
    location library lecture journal cave crayon grape raisin prune fabric sensible grave figure front
    large store train case pose plate home game mode`,
};
