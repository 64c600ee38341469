/**
 * Words that a collection agency may not write or say, each with its reason, its article and the real facts that make it true. A phrase is
 * a row of words, accents and case folded; `|` gives the forms of one word, `?` says that it may be missing. What is true may be said: a
 * judgment that exists, a bailiff who acts, a step that the mandate allows and the law opens.
 */
export const WORD_REASONS = [
  'publicFunction', 'bailiffAppearance', 'falseProcedure', 'seizureWithoutTitle', 'undueCosts', 'falseListing', 'thirdPersonThreat', 'falseUrgency', 'insult', 'criminalThreat', 'falseObligation', 'sensitiveData',
] as const;
export type WordReason = (typeof WORD_REASONS)[number];

/** What makes a phrase true. */
export const WORD_CONTEXTS = ['courtDecision', 'enforceableTitle', 'procedureFiled', 'bailiffInstructed', 'routeAuthorised', 'professionalDebtor', 'claimNotBarred'] as const;
export type WordContext = (typeof WORD_CONTEXTS)[number];

export interface ForbiddenPhrase {
  readonly id: string;
  readonly phrases: readonly string[];
  readonly reason: WordReason;
  readonly article: string;
  /** Any of these facts allows the phrase; none listed: never. */
  readonly unless: readonly WordContext[];
  readonly outcome: 'warn' | 'refuse';
  /** What holds these words and means no harm: « erreur de saisie », « votre police d’assurance ». */
  readonly except?: readonly string[];
  /** Where it counts: in what the debtor is sent, in the agency's own notes, in both. Default: in what the debtor is sent. */
  readonly uses?: readonly WordUse[];
}

/** A text for the debtor, or a note of the agency which he may one day ask to read (RGPD 15). */
export const WORD_USES = ['toDebtor', 'note'] as const;
export type WordUse = (typeof WORD_USES)[number];
const BOTH: readonly WordUse[] = ['toDebtor', 'note'];
const NOTE: readonly WordUse[] = ['note'];

const MISLEADING = 'C. conso. L121-2 à L121-4';
const AGGRESSIVE = 'C. conso. L121-6, L121-7';
const PUBLIC_FUNCTION = 'C. pén. 433-13';
const IMPOSSIBLE_ACTION = 'C. conso. L121-6 5°';
const SENSITIVE = 'RGPD 9';

export const FORBIDDEN_PHRASES: readonly ForbiddenPhrase[] = [
  // 11.3: the look of a public function or of a judicial act.
  { id: 'judicial_service', reason: 'publicFunction', article: PUBLIC_FUNCTION, unless: [], outcome: 'refuse',
    phrases: ['service|services|cellule|pole|departement|direction|bureau|division du|de|des? contentieux|recouvrement|poursuites? judiciaire|judiciaires', 'officier|agent|greffier public|ministeriel|judiciaire|assermente', 'enqueteur assermente', 'affaires judiciaires'] },
  { id: 'state_emblems', reason: 'publicFunction', article: PUBLIC_FUNCTION, unless: [], outcome: 'refuse',
    phrases: ['effigie|embleme|logo|sceau de? la? marianne|republique', 'ministere de la? justice', 'republique francaise', 'tresor public', 'parquet du tribunal|procureur'] },
  { id: 'sovereign_formula', reason: 'publicFunction', article: PUBLIC_FUNCTION, unless: ['courtDecision'], outcome: 'refuse', phrases: ['au nom du peuple francais', 'mandons et ordonnons', 'formule executoire'] },
  { id: 'register_number', reason: 'publicFunction', article: PUBLIC_FUNCTION, unless: ['courtDecision', 'procedureFiled'], outcome: 'refuse', phrases: ['rg n|no|numero', 'n|no|numero rg', 'numero de role|repertoire general?', 'repertoire general'] },
  { id: 'bailiff', reason: 'bailiffAppearance', article: PUBLIC_FUNCTION, unless: ['bailiffInstructed'], outcome: 'refuse',
    phrases: ['huissier|huissiers', 'commissaire|commissaires de justice', 'etude d? huissier|huissiers'] },
  { id: 'bailiff_act', reason: 'bailiffAppearance', article: PUBLIC_FUNCTION, unless: ['bailiffInstructed'], outcome: 'refuse',
    phrases: ['sommation|sommations', 'commandement de payer', 'exploit|acte d huissier', 'acte|actes judiciaire|judiciaires|extrajudiciaire|extrajudiciaires', 'acte de signification', 'signification du|de|par', 'sera|seront|est signifie|signifiee|signifies'] },
  // 11.1: a procedure that is not, a step that cannot be.
  { id: 'procedure_underway', reason: 'falseProcedure', article: MISLEADING, unless: ['procedureFiled', 'courtDecision'], outcome: 'refuse',
    phrases: ['procedure|procedures|poursuite|poursuites|action|actions judiciaire|judiciaires? est|sont? a|ont|deja? ete? engagee|engagees|lancee|lancees|ouverte|ouvertes|intentee|intentees', 'procedure|poursuites judiciaire|judiciaires? en cours', 'dossier est|a? ete? transmis|remis|depose|confie au|a|devant le|la|notre|un? tribunal|justice|juge|avocat', 'jugement a|sera|va? ete|etre? rendu', 'convocation|convoque|convoquee au|devant tribunal|justice', 'assignation|assigne|assignee|citation'] },
  { id: 'last_notice', reason: 'falseProcedure', article: MISLEADING, unless: ['procedureFiled', 'courtDecision', 'routeAuthorised'], outcome: 'refuse',
    phrases: ['dernier|derniere|ultime avis|rappel|relance|avertissement|notification avant poursuite|poursuites|saisie|procedure|action', 'avant poursuite|poursuites judiciaire|judiciaires?'] },
  { id: 'court_route', reason: 'falseProcedure', article: IMPOSSIBLE_ACTION, unless: ['procedureFiled', 'courtDecision', 'routeAuthorised'], outcome: 'refuse',
    phrases: ['injonction de payer', 'devant le|la|les|un? tribunal|tribunaux|juge|juridiction|juridictions|justice', 'saisir|saisirons|saisissons|saisine le|la|du|un|de? tribunal|tribunaux|juge|juridiction', 'action|actions|voie|voies|poursuite|poursuites|procedure|procedures judiciaire|judiciaires', 'poursuivre|poursuivrons|poursuivi|poursuivie en justice', 'en|par|procedure|ordonnance de? refere', 'refere|referes provision', 'juge|juges des|de referes|refere'] },
  { id: 'seizure', reason: 'seizureWithoutTitle', article: 'CPCE L111-2, C. conso. L121-6 5°', unless: ['enforceableTitle'], outcome: 'refuse',
    except: ['erreur|erreurs|faute de saisie', 'saisie|saisies en ligne', 'saisie de? votre|vos|la|du reference|references|numero|code|coordonnees|identifiant|identifiants', 'saisir votre|vos reference|references|numero|code|coordonnees|identifiant|identifiants|nom|adresse|message|mot|date|montant'],
    phrases: ['saisie|saisies', 'saisir|saisirons|saisira|saisissons votre|vos|sur', 'execution forcee', 'mesure|mesures d execution', 'expulsion|expulse|expulsee|expulser', 'avis a tiers detenteur', 'blocage de? votre|vos|du|des compte|comptes', 'bloquer votre|vos compte|comptes', 'immobilisation de? votre? vehicule', 'hypotheque|hypotheques'] },
  // 1.10: costs that the law leaves with the creditor.
  { id: 'collection_costs', reason: 'undueCosts', article: 'CPCE L111-8 al. 2', unless: ['enforceableTitle', 'professionalDebtor'], outcome: 'refuse', except: ['sans|aucun|aucuns|zero|ni frais'], phrases: ['frais de recouvrement', 'indemnite de recouvrement', 'clause penale', 'dommages et? interets'] },
  { id: 'agency_costs', reason: 'undueCosts', article: 'CPCE L111-8 al. 2', unless: ['enforceableTitle'], outcome: 'refuse', except: ['sans|aucun|aucuns|zero|ni frais'],
    phrases: ['frais de? dossier|gestion|relance|rappel|acte|actes|procedure|poursuite|poursuites|justice|contentieux', 'frais de l acte', 'frais d huissier|avocat|enquete|execution', 'frais accessoire|accessoires|supplementaire|supplementaires', 'article|art 700', 'depens'] },
  // 11.1: lists that nobody may threaten with.
  { id: 'credit_register', reason: 'falseListing', article: MISLEADING, unless: [], outcome: 'refuse',
    phrases: ['ficp', 'fcc', 'fichage|fichee|ficher', 'inscrit|inscrite|inscription|inscrire au|aux|dans|sur fichier|fichiers|liste', 'signaler|signalement|inscrit|inscrite|inscription a la banque de france', 'interdit|interdiction bancaire', 'liste noire', 'mauvais payeur|payeurs'] },
  // 11.2: pressure through others, insult, penal threat, false haste.
  { id: 'third_persons', reason: 'thirdPersonThreat', article: AGGRESSIVE, unless: [], outcome: 'refuse', uses: BOTH,
    phrases: ['informer|informerons|prevenir|previendrons|contacter|contacterons|avertir|avertirons|alerter|appeler|appellerons|joindre votre|vos employeur|patron|conjoint|conjointe|mari|femme|epoux|epouse|famille|parents|proches|voisin|voisins|collegues|entourage', 'enquete de? voisinage'] },
  { id: 'third_persons_sought', reason: 'thirdPersonThreat', article: AGGRESSIVE, unless: [], outcome: 'warn', uses: NOTE,
    phrases: ['appele|appeler|rappeler|contacte|contacter|joint|joindre|prevenu|prevenir|informe|informer|relance|relancer|parle|parler a? au? son|sa|ses|leur|le|la|les|l employeur|patron|conjoint|conjointe|mari|femme|epoux|epouse|compagnon|compagne|famille|parents|mere|pere|soeur|frere|fils|fille|proches|voisin|voisine|voisins|collegue|collegues|entourage|gardien|gardienne', 'mettre la pression', 'faire pression'] },
  { id: 'penal', reason: 'criminalThreat', article: 'C. pén. 312-10, C. conso. L121-6 5°', unless: [], outcome: 'refuse',
    except: ['police|polices d|de|n|no|numero assurance?', 'tentative|tentatives d|de escroquerie|escroqueries', 'contre|eviter|prevenir les|l|toute|toutes? escroquerie|escroqueries'],
    phrases: ['prison', 'emprisonnement', 'police', 'gendarmerie|gendarmes', 'deposer|deposerons|porter|porterons|depot de? plainte', 'casier judiciaire', 'garde a vue', 'escroquerie', 'abus de confiance', 'force publique', 'plainte|sanction|sanctions|poursuite|poursuites penale|penales', 'penalement', 'mandat d arret'] },
  { id: 'insults', reason: 'insult', article: 'C. conso. L121-6, C. pén. 222-33-2-2', unless: [], outcome: 'refuse', uses: BOTH, except: ['aucune|sans|nulle honte', 'pas de? honte'],
    phrases: ['arnaqueur|arnaqueuse|arnaqueurs', 'abruti|abrutie|abrutis', 'cretin|cretine|cretins', 'imbecile|imbeciles', 'idiot|idiote|idiots', 'connard|connasse', 'debile|debiles', 'faineant|faineante|feignant|feignante', 'profiteur|profiteuse|profiteurs', 'cas social|soc|sociaux', 'sale|pauvre type|bonhomme', 'escroc|escrocs', 'voleur|voleuse|voleurs', 'menteur|menteuse', 'malhonnete|malhonnetes|malhonnetete', 'mauvaise foi', 'honte|honteux|honteuse', 'irresponsable', 'parasite'] },
  { id: 'false_haste', reason: 'falseUrgency', article: MISLEADING, unless: ['procedureFiled', 'courtDecision'], outcome: 'warn', except: ['notre|nos|mon dernier|derniere|derniers|dernieres', 'numero|numeros|services d urgence', 'pas|rien|plus d? urgent|urgence'],
    phrases: ['sous 24|48|72 h|heure|heures', 'sous 24h|48h|72h', 'dernier|derniere|ultime delai|avis|rappel|relance|avertissement|chance', 'urgent|urgente|urgence'] },
  { id: 'bound_to_act', reason: 'falseObligation', article: 'C. civ. 2219, C. com. L110-4', unless: ['claimNotBarred'], outcome: 'refuse', phrases: ['obligation|oblige|obligee|tenu|tenue|contraint|contrainte d|de agir|payer|regler'] },
  // 11.5: what a file about a debt has no need of. The debtor reads it on the day he asks for his data.
  { id: 'health', reason: 'sensitiveData', article: SENSITIVE, unless: [], outcome: 'warn', uses: NOTE, except: ['assurance|mutuelle maladie|sante', 'caisse primaire? d? assurance? maladie', 'l|d enceinte'],
    phrases: ['malade|malades', 'maladie|maladies', 'cancer|cancers', 'depression|depressif|depressive', 'hospitalise|hospitalisee|hospitalisation', 'handicap|handicape|handicapee', 'invalidite', 'alcoolique|alcoolisme', 'toxicomane|toxicomanie', 'drogue|droguee|drogues', 'enceinte|grossesse', 'psychiatre|psychiatrie|psychiatrique', 'suicide|suicidaire', 'seropositif|seropositive', 'traitement|suivi medical|psychologique', 'burn out', 'burnout', 'etat|probleme|problemes|raisons de sante'] },
  { id: 'opinions', reason: 'sensitiveData', article: SENSITIVE, unless: [], outcome: 'warn', uses: NOTE,
    phrases: ['opinion|opinions politique|politiques|syndicale|syndicales', 'extreme|ultra droite|gauche', 'communiste|communistes', 'fasciste|fascistes', 'militant|militante politique|syndical|syndicale', 'syndiquee|syndicaliste', 'delegue|deleguee syndical|syndicale', 'gilet|gilets jaune|jaunes', 'encarte|encartee'] },
  { id: 'religion', reason: 'sensitiveData', article: SENSITIVE, unless: [], outcome: 'warn', uses: NOTE, except: ['ecole|lycee|college|institut|enseignement|secours catholique'],
    phrases: ['musulman|musulmane|musulmans', 'juif|juive|juifs', 'catholique|catholiques', 'islamiste|islamistes', 'temoin|temoins de jehovah', 'religion', 'ramadan', 'mosquee|synagogue', 'femme|dame|debitrice voilee'] },
  { id: 'origin', reason: 'sensitiveData', article: SENSITIVE, unless: [], outcome: 'warn', uses: NOTE,
    phrases: ['arabe|arabes', 'africain|africaine|africains', 'maghrebin|maghrebine|maghrebins', 'gitan|gitane|gitans', 'tzigane|tziganes', 'romanichel|romanichels', 'gens du voyage', 'origine|origines ethnique|ethniques|etrangere|etrangeres'] },
  { id: 'intimate_life', reason: 'sensitiveData', article: SENSITIVE, unless: [], outcome: 'warn', uses: NOTE,
    phrases: ['homosexuel|homosexuelle|homosexuels', 'lesbienne|lesbiennes', 'bisexuel|bisexuelle', 'transsexuel|transsexuelle|transgenre', 'orientation|vie sexuelle'] },
  { id: 'offences', reason: 'sensitiveData', article: 'RGPD 10', unless: [], outcome: 'warn', uses: NOTE,
    phrases: ['incarcere|incarceree|incarceration', 'en|de prison', 'casier judiciaire', 'condamne|condamnee penalement', 'condamnation|condamnations penale|penales', 'bracelet electronique'] },
  { id: 'social_networks', reason: 'sensitiveData', article: 'RGPD 5', unless: [], outcome: 'warn', uses: NOTE,
    phrases: ['facebook', 'instagram', 'tiktok', 'snapchat', 'linkedin', 'twitter', 'reseau|reseaux social|sociaux'] },
];
