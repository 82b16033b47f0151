print('ok runs');
