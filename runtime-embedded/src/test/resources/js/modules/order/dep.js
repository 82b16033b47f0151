print('first dep');
