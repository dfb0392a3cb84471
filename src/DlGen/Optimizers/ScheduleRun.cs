namespace DlGen;

/// <summary>A schedule at work in one training. All that it remembers is its state.</summary>
internal sealed class ScheduleRun
{
    private readonly Schedule schedule;
    private readonly ScheduleContext context;

    /// <exception cref="ArgumentException">The schedule doesn't fit the training.</exception>
    public ScheduleRun(Schedule schedule, ScheduleContext context)
    {
        schedule.Check(context);
        this.schedule = schedule;
        this.context = context;
    }

    /// <summary>Whether it depends on what a training comes to.</summary>
    public bool Observes => schedule.Plateau is not null;

    /// <summary>How far a plateau has come; null at its start, and where there is none.</summary>
    public PlateauState? Plateau { get; set; }

    /// <summary>The rate of an update, counted from 0.</summary>
    public double Rate(long update) => schedule.Rate(update, context with { Plateau = Plateau });

    /// <summary>Tells it what a training came to.</summary>
    public void Observe(double metric)
    {
        if (schedule.Plateau is { } plateau)
        {
            Plateau = plateau.Observe(Plateau, metric, context.LearningRate);
        }
    }
}
