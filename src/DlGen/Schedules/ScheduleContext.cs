namespace DlGen;

/// <summary>What a schedule knows of the training.</summary>
/// <param name="LearningRate">The optimizer's learning rate, which most schedules multiply.</param>
/// <param name="Updates">How many updates the training has; null where that isn't known.</param>
/// <param name="UpdatesPerEpoch">How many updates an epoch has; null where that isn't known.</param>
/// <param name="Plateau">How far a <see cref="PlateauSchedule"/> has come; null at its start.</param>
public readonly record struct ScheduleContext(double LearningRate, long? Updates = null, int? UpdatesPerEpoch = null, PlateauState? Plateau = null);
