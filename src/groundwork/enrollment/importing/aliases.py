"""Titles that HR exports put over a column, in English, German, French and Spanish, the most telling first.

Written as `normal_title` writes every title: small letters, no accents, no signs.
"""

from __future__ import annotations

_TITLES = {
    "email": """
        email, email address, work email, email work, business email, primary email, email id,
        emailadresse, email adresse, dienstliche email, adresse email, courriel, adresse courriel,
        adresse electronique, correo, correo electronico, direccion de correo, private email, home
        email, personal email, user principal name, communication email
    """,
    "name": """
        name, full name, display name, employee name, worker, complete name, employee, nom complet, nom
        et prenom, vollstandiger name, vor und nachname, name vorname, nombre completo, nombre y
        apellidos, legal name
    """,
    "first_name": """
        first name, firstname, given name, given names, forename, legal name first name, vorname,
        rufname, prenom, nombre, nombre de pila, primer nombre
    """,
    "last_name": """
        last name, lastname, surname, family name, legal name last name, nachname, familienname, zuname,
        nom, nom de famille, apellido, apellidos
    """,
    "employee_number": """
        employee number, employee id, employee no, emp id, empid, worker id, staff number, staff id,
        personnel number, personnel no, pers no, pernr, user id, userid, person id, person number,
        payroll number, personalnummer, pers nr, mitarbeiternummer, mitarbeiter id, matricule, numero d
        employe, numero de empleado, id empleado, legajo
    """,
    "role": """
        role, program role, programme role, role in program, role in programme, role in the program,
        mentoring role, mentor or mentee, mentor mentee, participant type, participation, participates
        as, takes part as, type, rolle, rolle im programm, mentoring rolle, teilnahme als, rol, role
        dans le programme, rol en el programa
    """,
    "both_roles": """
        both mentor and mentee, both mentee and mentor, both roles, mentor and mentee, beide rollen,
        mentor und mentee, les deux roles, ambos roles
    """,
    "job_title": """
        job title, title, position, business title, position title, job, job profile, job name, job
        role, jobtitel, stellenbezeichnung, stelle, funktion, berufsbezeichnung, planstelle, poste,
        intitule du poste, fonction, emploi, puesto, cargo, titulo del puesto
    """,
    "unit": """
        unit, department, department name, division, team, organisation, organization, organizational
        unit, organisational unit, org unit, orgunit, business unit, supervisory organization, cost
        center, cost centre, directorate, abteilung, bereich, organisationseinheit, orgeinheit, referat,
        departement, direction, service, equipe, departamento, area, equipo, unidad, unidad organizativa
    """,
    "profession": """
        profession, job family, job function, function, occupation, discipline, field of work, beruf,
        fachrichtung, fachgebiet, metier, filiere, profesion, especialidad
    """,
    "location": """
        location, office, office location, work location, site, workplace, city, location name,
        personnel area, standort, arbeitsort, dienstort, arbeitsplatz, buro, lieu de travail, lieu,
        bureau, ville, ubicacion, sede, lugar de trabajo, oficina, centro de trabajo, ciudad
    """,
    "grade": """
        grade, level, band, job level, job grade, pay grade, compensation grade, management level,
        seniority, career level, entgeltgruppe, besoldungsgruppe, tarifgruppe, karrierestufe, stufe,
        echelon, niveau, categorie, nivel, categoria, grado
    """,
    "manager_email": """
        manager email, manager, supervisor email, line manager email, reporting to email, reports to
        email, managers email, supervisor, line manager, reporting to, reports to, worker s manager,
        email vorgesetzter, vorgesetzte email, vorgesetzter, vorgesetzte, fuhrungskraft, fuhrungskraft
        email, email manager, email du manager, responsable, superieur hierarchique, superieur, email
        responsable, jefe, supervisor directo, correo del jefe, email jefe
    """,
    "manager_number": """
        manager number, manager id, manager employee id, supervisor id, supervisor eid, supervisor
        number, manager employee number, line manager id, reports to id, managerid, personalnummer
        vorgesetzter, vorgesetzter personalnummer, vorgesetzten nummer, matricule du manager, matricule
        responsable, id jefe
    """,
    "languages": """
        languages, language, spoken languages, language skills, languages spoken, sprachen, sprache,
        sprachkenntnisse, langues, langue, langues parlees, idiomas, idioma, lenguas
    """,
    "skills_offered": """
        skills offered, skills, expertise, areas of expertise, can offer, offers, can help with, i can
        help with, competencies, strengths, topics offered, kompetenzen, fahigkeiten, fachkenntnisse,
        kenntnisse, bietet, competences, competences offertes, domaines d expertise, competencias,
        habilidades, areas de experiencia
    """,
    "skills_wanted": """
        skills wanted, wants to learn, would like to learn, i want to learn, learning goals, development
        goals, development areas, areas for development, areas of interest, interests, looking for,
        topics wanted, lernziele, mochte lernen, entwicklungsziele, entwicklungsfelder, sucht,
        interessen, objectifs, souhaite apprendre, competences recherchees, objetivos, quiere aprender,
        intereses
    """,
    "places": """
        places, capacity, mentee capacity, number of mentees, max mentees, maximum mentees, maximum
        number of mentees, how many mentees, mentor capacity, platze, kapazitat, anzahl mentees, max
        anzahl mentees, capacite, nombre de mentores, plazas, capacidad
    """,
    "time_zone": """
        time zone, timezone, tz, zeitzone, fuseau horaire, zona horaria, huso horario
    """,
    "about": """
        about, biography, bio, about me, about you, profile, introduction, own words, in own words,
        summary, short bio, uber mich, vorstellung, kurzprofil, kurzbiografie, biografie, a propos, a
        propos de moi, presentation, biographie, sobre mi, biografia, presentacion
    """,
    "start_date": """
        start date, hire date, hiredate, date of hire, original hire date, entry date, joining date,
        date joined, date of joining, continuous service date, service date, eintrittsdatum, eintritt,
        einstellungsdatum, beschaftigt seit, date d embauche, date d entree, date d arrivee, fecha de
        contratacion, fecha de ingreso, fecha de alta, fecha de inicio
    """,
    "hours": """
        hours a month, hours per month, monthly hours, time commitment, hours available, available hours, hours,
        stunden pro monat, stunden im monat, zeitaufwand, heures par mois, horas al mes, horas por mes
    """,
    "rhythm": """
        how often to talk, how often, meeting frequency, frequency, rhythm, meeting rhythm, cadence, preferred
        frequency, haufigkeit, rhythmus, treffen wie oft, frequence, frequence des rencontres, frecuencia
    """,
    "channel": """
        where to meet, channel, meeting format, meeting preference, online or in person, in person or online, format,
        preferred format, how to meet, kanal, treffpunkt, online oder vor ort, format des rencontres, modalidad
    """,
    "free_times": """
        when there is time, free times, availability, available times, preferred times, best times, times,
        verfugbarkeit, zeiten, disponibilites, disponibilite, disponibilidad, horario preferido
    """,
    "help": """
        help given or hoped for, kind of help, kinds of help, type of help, help, support wanted, support offered,
        type of support, mentoring style, art der hilfe, unterstutzung, type d aide, aide, tipo de ayuda, ayuda
    """,
    "gone_through": """
        what one goes through, what one goes through or has, milestones, milestone, career stage, life experience, lived
        experience, transitions, career transitions, meilensteine, etapes, hitos
    """,
    "can_help_with": """
        what a mentor can help with, what i can help with, what can you offer, what i offer, mentor statement, mentor
        profile, was ich anbiete, ce que j offre, lo que ofrezco
    """,
    "lessons": """
        what a mentor has lived through, lessons learned, lessons, my road, career path, career story, lived through,
        werdegang, erfahrungen, parcours, lecons apprises, trayectoria, lecciones aprendidas
    """,
    "not_offered": """
        what a mentor does not offer, not offered, does not offer, out of scope, limits, what i do not offer, grenzen,
        was ich nicht anbiete, limites, ce que je n offre pas, lo que no ofrezco
    """,
    "to_learn": """
        what to learn in own words, what i want to learn, what do you want to learn, why a mentor, why do you want a
        mentor, motivation, expectations, was ich lernen mochte, erwartungen, motivation du mentore, attentes,
        expectativas, motivacion
    """,
    "heading_for": """
        career goals, goals, career aspirations, aspirations, ambitions, career objectives, karriereziele, ziele,
        objectifs de carriere, metas, metas profesionales, aspiraciones
    """,
    "must_have": """
        what the mentor must have, ideal mentor, ideal mentor must have, must have, must haves, mentor requirements,
        required in a mentor, wunschmentor, mentor muss, mentor ideal, requisitos del mentor
    """,
    "would_be_good": """
        what would be good in a mentor, ideal mentor would be good, would be good, nice to have, nice to haves, mentor
        preferences, preferred in a mentor, ware gut, preferences, preferencias
    """,
    "oriented": """
        has been to the orientation, orientation, orientation attended, attended orientation, orientation done,
        orientation completed, briefing attended, training attended, onboarding done, einfuhrung,
        einfuhrung besucht, formation suivie, orientacion
    """,
}

ALIASES: dict[str, tuple[str, ...]] = {
    key: tuple(" ".join(title.split()) for title in text.split(",")) for key, text in _TITLES.items()
}
