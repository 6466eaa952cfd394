# SPDX-License-Identifier: Apache-2.0
"""Made-up British sentences with made-up people, to learn names from besides the annotated texts.

The names are drawn at random from lists of common names, or put together from syllables; nobody in
particular is meant.
"""
import os, re

HERE = os.path.dirname(os.path.abspath(__file__))

class Names:
    def __init__(self):
        self.given, self.surname = [], []
        section = None
        for line in open(f"{HERE}/british_names.txt", encoding="utf8"):
            if line.startswith("["):
                section = line.strip().strip("[]")
            elif not line.startswith("#"):
                (self.given if section == "given" else self.surname).extend(line.split())

    def made_up(self, rng):
        parts = ["bar", "bel", "bro", "cal", "car", "chi", "dal", "den", "dra", "el", "far", "fen", "gar",
                 "gol", "har", "hol", "jar", "kel", "kor", "lan", "lin", "mar", "mel", "nor", "ol", "pen",
                 "por", "ras", "ren", "sal", "sher", "tan", "tor", "val", "ver", "wil", "zar", "okon",
                 "ade", "chuk", "raj", "ven", "kat", "slo", "mig", "hug"]
        ends = ["by", "den", "er", "ford", "ham", "ings", "land", "ley", "man", "more", "ney", "s", "son",
                "stone", "ton", "well", "worth", "ski", "ez", "ic", "ova", "i", "o", "a", "in", "ard",
                "ett", "kar", "oglu", "wala", "yemi"]
        return (rng.choice(parts) + (rng.choice(parts) if rng.random() < 0.3 else "")
                + rng.choice(ends)).capitalize()

    def first(self, rng):
        return rng.choice(self.given) if rng.random() < 0.94 else self.made_up(rng)

    def last(self, rng):
        roll = rng.random()
        if roll < 0.6:
            return rng.choice(self.surname)
        if roll < 0.9:
            return self.made_up(rng)
        if roll < 0.93:
            return "Mc" + rng.choice(self.surname)
        return rng.choice(self.given)

    def of(self, count, rng):
        if count == 1:
            return [self.first(rng) if rng.random() < 0.6 else self.last(rng)]
        middle = [self.first(rng) if rng.random() < 0.5 else self.first(rng)[0]
                  for _ in range(count - 2)]
        return [self.first(rng)] + middle + [self.last(rng)]

# F a given name, L a surname, N both, T a title, I an initial, P a town, O a body, D a day, M a month,
# S a stone and a number as subject tags have, R a replacement of the anonymiser.
PEOPLE = """
N said the meeting was over .
I spoke to N about it on D .
Ask F , she knows the form .
Ask F L in the post room .
T L was in the lift again .
T L asked me to stay behind .
T N will chair the session in P .
F told me that L had left early .
F and F went to the reception together .
F , F and F were at the table .
N , N and N signed the letter .
Speak to N from O before you go .
F's office rang twice this morning .
L's diary secretary told N not to worry .
According to N , the room was empty .
" It was never written down , " said N .
" We were told to smile , " L said .
said N , a former clerk
Dear F ,
Dear T L ,
Hi F , can you cover for me on D ?
Thanks , F
Regards , N
Best wishes F
Kind regards , N , O
N ( P ) asked about the ferry .
N , the caseworker , lives in P .
my friend F works for L
my manager N wants the list by M
can someone walk home with F tonight ?
has anyone heard from N since the count ?
F was crying in the corridor and N helped her .
The email came from N at O .
CC N and N
It was N who wrote the briefing , not N .
We had dinner with F and her husband F in P .
Watch out for N at the conference in P .
N has worked in P since M .
N is a researcher at O in P .
happy birthday F !
so proud of F and F today
love you F x
just seen N in P lol
cant believe N won that
N is on the telly again
gutted for N tonight
F you absolute star
good luck tomorrow F !!
what is F doing though
big thanks to N for coming to O
well done N and all at O
RT : N to speak at O in P
Great to meet N at O today .
Interview with N on the future of P
Photo by N
Letter to the editor from N , P
Councillor N said residents of P were angry .
The defendant , N , of P , denied the charge .
Police named the victim as N , 34 , from P .
Judge N adjourned the case until M .
Manager N praised striker L after the win over P .
L scored twice and F L made one for O .
Dr L saw him on D .
Professor N of O said the figures were wrong .
Nurse F rang T L about the results .
The book was written by I. L in P .
I. L wrote to I. I. L about the minutes .
N -- L's sister -- moved to P .
Lady L and Sir F L attended .
Baroness L of P opened the debate .
Lord L thanked T L for the question .
N MP met N MP in P .
Then F came in , then L , then N .
her name is F and she started in M
his wife F and their son F
ask for F at the desk
F from accounts said N left
I think F L might know about this
you should ring F L or F in O
is N still working for N ?
F : are you there ?
F - where are you ?
@ F L thanks
R and N went home .
R told F about it .
T L and R left with R .
N sent R to the desk .
S kept N waiting .
""".strip().split("\n")

NOBODY = """
The meeting is at Westminster Hall on D .
We went to P and then to P by train .
O said the figures were wrong .
The Home Office and the Treasury agreed in M .
Prime Minister's Questions is on Wednesday .
The House of Commons rises in M .
See the Code of Conduct , Part Two .
Order ! Order !
The Speaker called the Minister .
The Secretary of State made a statement .
The Finance Bill had its Second Reading .
S kept filling my glass .
S was in the lift again .
Ask S's office for the key .
S and S left early .
R was there in the evening .
R rang a colleague from [number] in M .
a colleague told R that S was late .
Take the stairs , or get in with someone .
Hold your own drink .
Book your own ; the late rank is fine .
Leave with the first group .
Stand on the other side of the table .
Work from the library .
Christmas party season : agree a leaving time .
Happy New Year from all at O !
Good Morning everyone
Merry Christmas !
The Red Lion was full again .
Strangers' Bar is closed until M .
Victoria Station is busy on D .
Jubilee Line closed , use the District Line .
New report from O on housing in P
Watching Strictly with a cup of tea
Manchester United beat Arsenal in P
Love Island is on
iPhone or Android ?
Monday Motivation
My Mum and Dad came from P .
Mum and Dad say hello .
Thank God it's Friday
OMG LOL
WHAT A DAY
I Love This Song
Breaking News : Fire In P
How To Write A Letter
The Guardian and The Times both have it .
English , Welsh and Scottish members met .
French and German visitors came in M .
Labour and Conservative whips were told .
Tory MPs left ; SNP members stayed .
BBC News at Ten
University of P students met at O .
Marks and Spencer has sandwiches .
Senior Clerk wanted , apply to HR .
Please find attached the Agenda .
Kind regards
Best wishes
Many thanks ,
Dear Sir or Madam ,
Dear colleague ,
Re : Room Booking
Subject : Minutes of the Committee
The Chair opened the meeting .
Item 3 : Any Other Business
Wifi Password on the board
Great Service ! Would Recommend !
Terrible food , never again .
Best Pizza in P
""".strip().split("\n")

TOWNS = ("London Leeds York Hull Bath Bristol Cardiff Swansea Belfast Glasgow Dundee Perth Oxford Reading "
         "Lincoln Preston Lancaster Durham Carlisle Chester Derby Nottingham Leicester Coventry Luton "
         "Norwich Ipswich Exeter Plymouth Truro Brighton Hastings Dover Croydon Barnet Camden Hackney "
         "Islington Lambeth Southwark Greenwich Bromley Harrow Brent Ealing Paris Berlin Rome Madrid "
         "France Germany Spain Italy Ireland Scotland Wales England Kent Essex Surrey Sussex Devon "
         "Cornwall Norfolk Suffolk Yorkshire Lancashire Cumbria").split()
BODIES = ["the Home Office", "the Treasury", "Unite", "the BBC", "Tesco", "Barclays", "the NHS", "Parliament",
          "the Foreign Office", "Oxfam", "the Cabinet Office", "Acas", "the Labour Party", "Google",
          "the Liaison Committee", "the Library", "Arsenal", "the Commission", "Shelter", "the Met"]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = ("January February March April May June July August September October November December").split()
TITLES = "Mr Mrs Ms Miss Dr Sir Dame Lord Lady Professor Cllr Mr. Mrs. Dr.".split()
STONES = ("Agate Basalt Beryl Chalk Chert Coral Flint Gabbro Garnet Gneiss Granite Jade Jasper Jet Marble Marl Mica "
          "Obsidian Onyx Opal Pearl Quartz Ruby Sandstone Schist Shale Slate Topaz Tuff Zircon").split()

CODES = set("N F L T I P O D M S R".split())

def sentence(template, names, rng):
    out = []
    def name(words):
        out.extend((w, "B-PER" if i == 0 else "I-PER") for i, w in enumerate(words))
    def plain(text):
        out.extend((w, "O") for w in text.split())
    for word in template.split():
        stem, mark, rest = word.partition("'")
        code = stem.rstrip(".")
        # "I" alone is the pronoun; an initial is written "I.".
        if code in CODES and word != "I":
            if code == "N":
                name(names.of(2 if rng.random() < 0.93 else 3, rng))
            elif code == "F":
                name([names.first(rng)])
            elif code == "L":
                last = names.last(rng)
                if out and out[-1][1] != "O" and re.match("[A-Z]", out[-1][0]) and out[-1][0] != ",":
                    out.append((last, "I-PER"))
                else:
                    name([last])
            elif code == "I":
                out.append((names.first(rng)[0] + ".", "B-PER" if not out or out[-1][1] == "O" else "I-PER"))
            else:
                plain({"T": lambda: rng.choice(TITLES), "P": lambda: rng.choice(TOWNS),
                       "O": lambda: rng.choice(BODIES), "D": lambda: rng.choice(DAYS),
                       "M": lambda: rng.choice(MONTHS),
                       "S": lambda: f"{rng.choice(STONES)} {rng.randint(1, 99):02d}",
                       "R": lambda: "[name]"}[code]())
            if mark:
                owner, tag = out.pop()
                out.append((owner + "'" + rest, tag))
        else:
            plain(word)
    return out

LABELS = ("Tinder Zoom Teams Slack Signal Google YouTube ISBN VAT IPSA ICGS GMB Uber Tesco iPhone Mobile Tel Telephone Phone Fax Email Web Twitter Facebook WhatsApp Insta Snapchat NINO HL HC EDM Hansard Bill "
          "Clause Section Schedule Annex Paragraph Column Order Paper Act Part Room Office Desk Floor Regards Cheers "
          "Thanks Sincerely Yours Best Kind Warm Coach Driver Chair Clerk Whip Speaker Minister Member Reply Forward "
          "Subject Date Time Venue Agenda Minutes Item Price Sale Offer Menu Wifi Password Hub Hall Library Terrace "
          "Lobby Chamber Bar Canteen Gate Tube Station Platform Coach Bus Train Taxi Uber Lift Stairs Monday Friday").split()

def wrong(word, rng):
    """The word with a letter doubled, dropped or swapped."""
    at = rng.randrange(1, len(word) - 1)
    return rng.choice([word[:at] + word[at + 1:], word[:at] + word[at] + word[at:],
                       word[:at] + word[at + 1] + word[at] + word[at + 2:]])

def plain_words(rng, everyday):
    """A sentence without names: a heading, a label, a misspelt or shouted line."""
    line = [rng.choice(everyday) for _ in range(rng.randint(2, 9))]
    roll = rng.random()
    if roll < 0.3:
        line = [rng.choice(LABELS)] + rng.choice([[":"], [], [str(rng.randint(1, 999))], [","]]) + line
    elif roll < 0.45:
        line = [w.capitalize() for w in line]
    elif roll < 0.5:
        line = [w.upper() for w in line]
    elif roll < 0.75:
        line = [wrong(w, rng) if len(w) > 3 and rng.random() < 0.4 else w for w in line]
    elif roll < 0.85:
        line = [rng.choice(everyday).capitalize()] + line
    else:
        at = rng.randrange(len(line))
        line[at] = rng.choice(LABELS)
    return [(w, "O") for w in line]

def sentences(rng, count):
    names = Names()
    everyday = []
    for line in open(f"{HERE}/everyday_words.txt", encoding="utf8"):
        if not line.startswith("#"):
            everyday += line.split()
    out = []
    for index in range(count):
        template = rng.choice(PEOPLE if index % 3 else NOBODY)
        made = plain_words(rng, everyday) if index % 5 == 4 else sentence(template, names, rng)
        # Half without the blanks that a tokeniser leaves before marks: as people type.
        if index % 2:
            typed = []
            for word, tag in made:
                if typed and word in (",", ".", "!", "?", ";", ":") and typed[-1][1] == "O" and tag == "O":
                    typed[-1] = (typed[-1][0] + word, "O")
                else:
                    typed.append((word, tag))
            made = typed
        roll = rng.random()
        if roll < 0.12:
            made = [(w.lower(), t) for w, t in made]
        elif roll < 0.16:
            made = [(w.upper(), t) for w, t in made]
        out.append(made)
    return out
