"""One story told on pages of seven languages, each with the furniture and the metadata that its pages carry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A story in one language and what its page says of it; `furniture` are lines that are no text."""

    language: str
    headline: str
    site: str
    story: tuple[str, ...]
    furniture: tuple[str, ...]
    head: str
    byline: str
    authors: tuple[str, ...]
    published: str


def _json(kind: str, headline: str, authors: str, date: str) -> str:
    return (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "'
        + f'{kind}", "headline": "{headline}", "author": {authors}, "datePublished": "{date}"'
        + "}]}</script>"
    )


GERMAN = Told(
    "de",
    "Netz in der Schraube stoppt Fähre im Fjord",
    "Küstenblatt",
    (
        "Die Fähre „Marit“ hat am Dienstagmorgen mit 212 Menschen an Bord im Fjord festgemacht, nachdem ihr Motor "
        "wenige Minuten nach der Abfahrt stehen geblieben war.",
        "„Niemand ist in Panik geraten“, sagte die Lehrerin Ingrid Solvang, die jede Woche mit dem Schiff fährt. Zwei "
        "Lotsenboote brachten alle Fahrgäste bis neun Uhr an Land.",
        "Taucher fanden ein Fischernetz in der Schraube. Am Freitag soll die Fähre wieder fahren, bis dahin bringt ein "
        "Bus die Pendler um den Fjord herum.",
    ),
    ("Lesen Sie auch: Werft baut neue Fähre", "Abonnieren Sie unseren Newsletter", "Foto: Jon Berg/dpa", "Kommentare"),
    _json(
        "NewsArticle",
        "Netz in der Schraube stoppt Fähre im Fjord",
        '{"@type": "Person", "name": "Anna Berger"}',
        "2024-03-12T09:30:00+01:00",
    ),
    "Von Anna Berger",
    ("Anna Berger",),
    "2024-03-12T09:30:00+01:00",
)
FRENCH = Told(
    "fr",
    "Un filet dans l’hélice immobilise un ferry dans le fjord",
    "Le Courrier du Fjord",
    (
        "Le ferry Marit, qui transportait 212 passagers, est tombé en panne mardi matin quelques minutes après avoir "
        "quitté le quai, et son capitaine a jeté l’ancre en eau calme.",
        "« Personne n’a paniqué », raconte Ingrid Solvang, une enseignante qui prend le bateau chaque semaine. Deux "
        "vedettes ont ramené tout le monde à terre avant neuf heures.",
        "Des plongeurs ont trouvé un filet de pêche enroulé autour de l’hélice. La liaison doit reprendre vendredi ; "
        "d’ici là, un autocar contourne le fjord.",
    ),
    (
        "À lire aussi : un nouveau ferry pour 2026",
        "Inscrivez-vous à notre newsletter",
        "Crédit photo : Ana Ruiz/AFP",
        "Commentaires",
    ),
    '<meta property="og:title" content="Un filet dans l’hélice immobilise un ferry dans le fjord'
    ' | Le Courrier du Fjord">'
    '<meta property="article:published_time" content="2024-03-12T08:15:00Z">'
    '<meta name="author" content="Claire Morel et Paul Girard">',
    "Par Claire Morel et Paul Girard",
    ("Claire Morel", "Paul Girard"),
    "2024-03-12T08:15:00Z",
)
SPANISH = Told(
    "es",
    "Una red en la hélice detiene un ferri en el fiordo",
    "El Correo del Fiordo",
    (
        "El ferri Marit, con 212 pasajeros a bordo, se quedó sin motor el martes por la mañana pocos minutos después "
        "de zarpar, y su capitán echó el ancla en aguas tranquilas.",
        "“Nadie se asustó”, contó Ingrid Solvang, una maestra que toma el barco todas las semanas. Dos lanchas de los "
        "prácticos llevaron a todos a tierra antes de las nueve.",
        "Los buzos encontraron una red de pesca enrollada en la hélice. El servicio volverá el viernes y hasta "
        "entonces un autobús rodea el fiordo.",
    ),
    (
        "Lea también: el astillero construye otro ferri",
        "Suscríbete a nuestra newsletter",
        "Foto: Eva Lind/EFE",
        "Comentarios",
    ),
    '<meta property="article:published_time" content="2024-03-12">',
    '<span class="author-name">Por Lucía Ortega</span>',
    ("Lucía Ortega",),
    "2024-03-12",
)
ITALIAN = Told(
    "it",
    "Una rete nell’elica ferma il traghetto nel fiordo",
    "Il Corriere del Fiordo",
    (
        "Il traghetto Marit, con 212 passeggeri a bordo, è rimasto senza motore martedì mattina pochi minuti dopo la "
        "partenza e il comandante ha gettato l’ancora in acque calme.",
        "«Nessuno si è spaventato», racconta Ingrid Solvang, un’insegnante che prende il battello ogni settimana. Due "
        "pilotine hanno riportato tutti a terra prima delle nove.",
        "I sommozzatori hanno trovato una rete da pesca attorno all’elica. Il servizio riprenderà venerdì e fino ad "
        "allora un autobus girerà intorno al fiordo.",
    ),
    (
        "Leggi anche: il cantiere costruisce un altro traghetto",
        "Iscriviti alla newsletter",
        "Foto di Ana Ruiz/Ansa",
        "Commenti",
    ),
    _json(
        "ReportageNewsArticle",
        "Una rete nell’elica ferma il traghetto nel fiordo",
        '[{"name": "Marco Riva"}, {"name": "Sara Conti"}]',
        "2024-03-12T10:05+01:00",
    ),
    "di Marco Riva e Sara Conti",
    ("Marco Riva", "Sara Conti"),
    "2024-03-12T10:05+01:00",
)
PORTUGUESE = Told(
    "pt",
    "Rede na hélice para balsa no fiorde",
    "Jornal do Fiorde",
    (
        "A balsa Marit, com 212 passageiros a bordo, ficou sem motor na manhã de terça-feira poucos minutos depois de "
        "deixar o cais, e o comandante lançou a âncora em águas calmas.",
        "“Ninguém entrou em pânico”, contou Ingrid Solvang, professora que faz a travessia toda semana. Duas lanchas "
        "levaram todos para terra antes das nove horas.",
        "Mergulhadores encontraram uma rede de pesca enrolada na hélice. O serviço volta na sexta-feira e, até lá, um "
        "ônibus contorna o fiorde.",
    ),
    (
        "Leia também: estaleiro constrói outra balsa",
        "Assine nossa newsletter",
        "Foto: Jon Berg/Folhapress",
        "Comentários",
    ),
    '<meta name="author" content="Rita Moura"><meta itemprop="datePublished" content="2024-03-12T07:40:00-03:00">',
    "Por Rita Moura",
    ("Rita Moura",),
    "2024-03-12T07:40:00-03:00",
)
NORWEGIAN = Told(
    "nb",
    "Fiskegarn i propellen stanset fergen i fjorden",
    "Fjordposten",
    (
        "Fergen «Marit» hadde 212 passasjerer om bord da motoren stanset tirsdag morgen, få minutter etter at den la "
        "fra kai, og kapteinen kastet anker i rolig sjø.",
        "– Ingen fikk panikk, sier lærer Ingrid Solvang, som tar båten hver uke. To losbåter brakte alle i land før "
        "klokken ni.",
        "Dykkere fant et fiskegarn rundt propellen. Fergen skal gå igjen fredag, og fram til da kjører en buss "
        "pendlerne rundt fjorden.",
    ),
    ("Les også: Verftet bygger ny ferge", "Meld deg på nyhetsbrevet vårt", "Foto: Jon Berg / NTB", "Kommentarer"),
    '<meta property="og:title" content="Fiskegarn i propellen stanset fergen i fjorden">',
    '<a rel="author" href="/kari">Kari Dahl</a> <time datetime="2024-03-12T09:02:00+01:00">12. mars 2024</time>',
    ("Kari Dahl",),
    "2024-03-12T09:02:00+01:00",
)
JAPANESE = Told(
    "ja",
    "プロペラに漁網、フィヨルドの連絡船が停止",
    "フィヨルド新聞",
    (
        "火曜日の朝、乗客212人を乗せた連絡船「マーリット号」が出港から数分後にエンジンを停止し、船長は穏やかな海面に錨を下ろした。",
        "「誰も慌てませんでした」と、毎週この船で通う教師のイングリッド・ソルバンさんは話す。水先船二隻が午前九時までに全員を岸へ運んだ。",
        "潜水士がプロペラに巻き付いた漁網を見つけた。運航は金曜日に再開する予定で、それまでは代替バスがフィヨルドを回って乗客を運ぶ。",
    ),
    ("関連記事", "メールマガジンに登録する", "写真:共同", "コメント"),
    _json(
        "NewsArticle",
        "プロペラに漁網、フィヨルドの連絡船が停止",
        '{"@type": "Person", "name": "佐藤健一"}',
        "2024-03-12T18:20:00+09:00",
    ),
    "佐藤健一",
    ("佐藤健一",),
    "2024-03-12T18:20:00+09:00",
)
ALL = (GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, NORWEGIAN, JAPANESE)


def page_of(told: Told) -> str:
    """The story's page: menu, headline, byline, a figure, the text, and furniture between and below."""
    related, promotion, credit, comments = told.furniture
    first, *others = told.story
    return (
        f'<!DOCTYPE html><html lang="{told.language}"><head><title>{told.headline} - {told.site}</title>'
        f'<meta property="og:site_name" content="{told.site}">{told.head}</head><body>'
        f'<header><a href="/">{told.site}</a></header><main><article><h1>{told.headline}</h1>'
        f'<div class="byline">{told.byline}</div><figure><img src="a.jpg"><figcaption>{credit}</figcaption></figure>'
        f'<p>{first}</p><p><a href="/more">{related}</a></p>{"".join(f"<p>{p}</p>" for p in others)}'
        f'<p><a href="/letter">{promotion}</a></p><h3>{comments}</h3></article></main></body></html>'
    )
