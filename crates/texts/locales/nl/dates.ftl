### Days, moments and amounts.

dates-month-1 = januari
dates-month-2 = februari
dates-month-3 = maart
dates-month-4 = april
dates-month-5 = mei
dates-month-6 = juni
dates-month-7 = juli
dates-month-8 = augustus
dates-month-9 = september
dates-month-10 = oktober
dates-month-11 = november
dates-month-12 = december

dates-month-short-1 = jan
dates-month-short-2 = feb
dates-month-short-3 = mrt
dates-month-short-4 = apr
dates-month-short-5 = mei
dates-month-short-6 = jun
dates-month-short-7 = jul
dates-month-short-8 = aug
dates-month-short-9 = sep
dates-month-short-10 = okt
dates-month-short-11 = nov
dates-month-short-12 = dec

dates-weekday-1 = maandag
dates-weekday-2 = dinsdag
dates-weekday-3 = woensdag
dates-weekday-4 = donderdag
dates-weekday-5 = vrijdag
dates-weekday-6 = zaterdag
dates-weekday-7 = zondag

dates-weekday-short-1 = ma
dates-weekday-short-2 = di
dates-weekday-short-3 = wo
dates-weekday-short-4 = do
dates-weekday-short-5 = vr
dates-weekday-short-6 = za
dates-weekday-short-7 = zo

dates-long = { $weekday } { $day } { $month } { $year }
dates-short = { $day } { $month-short } { $year }
dates-weekday-day-year = { $weekday-short } { $day-number }-{ $month-number }-{ $year }
dates-weekday-day = { $weekday-short } { $day-number }-{ $month-number }
dates-month-day = { $day } { $month }
dates-instant = { $date }, { $time }

dates-money = € { $amount }
dates-money-negative = € -{ $amount }
