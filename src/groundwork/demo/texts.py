"""What people in the demo say. Small, plain sentences, so that every screen has something true to show."""

# Each skill with what a mentor says about it, and what a mentee who wants it says.
TOPICS = {
    "Leading a first team": (
        "I went from the ward to leading a shift of twelve, and I remember every mistake of the first ninety days.",
        "I start leading six people soon and would like to do it without losing the craft I love.",
    ),
    "Holding difficult conversations": (
        "Most hard talks go better when you say the kind thing and the true thing in the same breath.",
        "I put off hard talks until they are twice as hard. I would like to find my own way of having them early.",
    ),
    "Understanding how the money works": (
        "A budget is a story about what we think matters. I can read one with you, line by line.",
        "I sign off purchases and could not tell you where the money comes from.",
    ),
    "Speaking so that people listen": (
        "I was the quiet one in every meeting until somebody taught me to pause.",
        "When I present, people look at their phones. I would like them to look up.",
    ),
    "Finding the next step of a career": (
        "I changed direction three times and regret none of it. I ask the questions I would have liked to be asked.",
        "I have been in this post for five years and cannot tell whether I am content or stuck.",
    ),
    "Running projects": (
        "I have run small projects and one that went badly wrong. The second taught me more.",
        "My first project starts in spring. I know the tools and nothing about the people side.",
    ),
    "Bringing about change": (
        "Change happens at the speed of trust. I have stories from two reorganizations.",
        "I have an idea for how we hand over shifts and no notion of how to begin.",
    ),
    "Working across units and professions": (
        "I have worked between medicine and administration for years and speak both dialects.",
        "Everything I need sits in another unit. I would like to know how others get doors to open.",
    ),
    "Giving and taking feedback": (
        "I learned to ask for feedback before I gave any. It changed how people heard me.",
        "I get told that all is fine. I would like to hear what could be better, and to say it too.",
    ),
    "Working with numbers and data": (
        "I turned a pile of spreadsheets into something the wards look at every morning.",
        "I would like to show with numbers what I know from experience.",
    ),
    "Winning people without giving orders": (
        "I have led mostly people who did not report to me. It is the better school.",
        "I carry the responsibility and have nobody to give orders to. How do others do that?",
    ),
    "Work that leaves room for a life": (
        "I went down to four days when my second child was born and still became head of unit.",
        "I like my work too much to do it well. I am looking for somebody who found a measure.",
    ),
}
LESSONS = [
    "I said yes to everything in my first year. Now I say yes slowly.",
    "The best decision I made looked like a step back at the time.",
    "Nobody remembers the slide. Everybody remembers how the meeting felt.",
    "I waited too long to ask for help, twice.",
]
VISIONS = [
    "To lead a unit where people stay because they like to.",
    "To be the one others ask when a budget does not add up.",
    "To bring one idea of my own from a sketch to the wards.",
    "To find out whether I want to lead at all, or to know one thing really well.",
    "",
]
MUST_HAVE = [
    "Somebody who has led people they used to work beside.",
    "Honest with me, and kind about it.",
    "Has changed direction at least once and does not regret it.",
    "Knows what it is like to have small children and a demanding post.",
    "",
]
NOT_OFFERED = [
    "I do not write recommendations and I cannot find anybody a post.",
    "I am slow with messages. A call is better.",
    "No work on evenings or weekends.",
    "",
]
WHERE_NOW = [
    "Four years on the ward, since autumn in planning.",
    "Analyst in a team of five, back from parental leave.",
    "Shift lead for a year, before that at another hospital.",
    "Specialist, first in my family to work in an office.",
    "Two years here after the trainee program.",
]
EXPECT_MENTEE = [
    "Honest questions, and somebody who tells me when I fool myself.",
    "To think aloud without it being used for anything.",
    "To hear how somebody else got through the first year.",
]
EXPECT_MENTOR = [
    "That you bring what is on your mind, not what you think I want to hear.",
    "Somebody curious who does not mind being asked things back.",
    "That we say it early when something does not fit.",
]
THIS_YEAR = [
    "Lead the team through spring without working weekends.",
    "Decide by autumn whether to apply for the senior post.",
    "Give a talk at the open day, and enjoy it.",
    "Understand our budget well enough to argue for one more post.",
]
PASS_ON = [
    "What I wish I had been asked at your age, and how to read a room.",
    "How decisions here really come about.",
    "That most things can be tried small first.",
]
THREE_YEARS = [
    "Leading a unit where people like to stay.",
    "Known for one thing I do really well.",
    "In a post I cannot name yet, closer to patients.",
]
LIKED_TO_BE_ASKED = [
    "What are you pretending not to know?",
    "What would you do if nobody were watching?",
    "Who else could carry this?",
]
ABOUT_ME = [
    "I sing in a choir and get up too early.",
    "I grew up above a bakery.",
    "Three children, one dog, no garden.",
    "I swim in the sea, also in January.",
]
WHY = ["Ben begins to lead a team and would like to grow into it without losing the craft he loves."]
GOOD = [
    "By summer the team runs a whole week without asking what to do next, and Ben can say why he decided as he did."
]
AGENDA = [
    "Saying no without closing the door",
    "How Tomasz reads a budget",
    "The rota, before Friday",
    "My first appraisal talk as a lead",
    "Whether to apply for the senior post",
    "What to do about the meeting that never ends",
    "Somebody in the team who has gone quiet",
    "How you decide what not to do",
    "The talk for the open day",
    "Handing over a task I love",
]
QUESTIONS = [
    "When did you last say no, and what did it make room for?",
    "What would a good week look like for your team?",
    "Who in the house would see this quite differently?",
]
ACTIONS = [
    "Ask for a budget round and sit in",
    "Write down three things to hand over",
    "Introduce the two to each other",
    "Talk with Grace before the rota is set",
    "Draft the first page of the talk",
    "Read the report on shift handover",
    "Try the meeting with half the time",
]
NOTES = [
    "I talk faster when I am unsure. Try silence.",
    "Ada asks the same question in three ways until I answer it.",
    "Felt lighter after today than for weeks.",
    "Do not bring the rota again. It is not what I am here for.",
]
VISION = "Lead people the way I would have liked to be led, in a place where mistakes are spoken of."
GOALS = [
    (
        "Lead my first team through a whole quarter",
        "The team plans its own week, four weeks in a row",
        "Because I want to know whether this is for me",
    ),
    (
        "Understand the money",
        "I can explain our unit’s budget on one page",
        "Because I argue for posts and cannot count",
    ),
    ("Give the talk at the open day", "Forty people, no slides", "Because I keep what I know to myself"),
    (
        "Decide about the senior post",
        "A yes or a no by the end of May, and I can say why",
        "Because not deciding is tiring",
    ),
]
STEPS = [
    "Ask Tomasz to walk me through a budget round",
    "Sit in on one planning meeting",
    "Write the first page",
    "Ask two people how they did it",
]
PROGRESS = [
    "The team did Tuesday without me. Nothing burned.",
    "First page written, thrown away, written again.",
    "Asked two people. Both said: start smaller.",
]
PUSHES = [
    "What would this goal look like if you doubled it?",
    "You could do this one asleep. What is the one behind it?",
]
WORKING = [
    "We talk every time as if we had met yesterday.",
    "The rhythm fits.",
    "We begin with what went well, which I did not expect to like.",
]
MADE_PROGRESS = ["I said no twice and nothing broke.", "The team has its own plan now.", "I know what I want to know."]
BETTER = [
    "I could send the agenda a day earlier.",
    "We could keep the last five minutes free.",
    "Less of the daily fire, more of the big picture.",
]
CLOSING_EXPECTED = ["Advice.", "Tips for the first year.", "Somebody senior who opens doors."]
CLOSING_GAINED = [
    "Questions I now ask myself.",
    "A way of seeing that I did not have before.",
    "A colleague I will call again.",
]
CLOSING_NEXT = ["I take over the unit in autumn.", "I am going to mentor somebody myself.", "We have lunch in spring."]
THANKS = [
    "Thank you for never once telling me what to do.",
    "You made room in a full year. I noticed every time.",
    "I learned as much as you did, I think. Thank you for the questions.",
]
REQUEST = (
    "Dear {mentor},\n\n{own_words} You wrote: “{offer}” I would like to hear how that was. One talk would already help."
)
OFFER = (
    "Dear {mentee}, I noticed how you spoke up at the open day, and that you want to learn about {skill}. I have walked"
    " that road and would like to offer you my company on it. Nothing is missing in how you work. Take your time, ask"
    " me anything, and expect doubts: I had them too."
)
GUIDANCE = "It would help the team if {mentee} found a way to hand over the planning of the rota this year."
CONCERN = "I would like to talk with you about the hours my pair meets at. No harm done, I would like your advice."
